import { Construct } from 'constructs';
import { checkProps, required, Shape } from '../values/check';
import { dnsLabel } from '../values/check-names';

const nameShape: Shape<{ name: string }> = { name: required(dnsLabel(40)) };

/**
 * What one team runs on the clusters of one environment. Charts in this scope are written to `applications/<team>/<environment>/` and reach every
 * workload cluster of the environment, not the management cluster.
 */
export class GitOpsTeam extends Construct {
  /** Name of the team. */
  public readonly teamName: string;

  /** Name of the environment. */
  public readonly environmentName: string;

  /** @internal */
  public constructor(scope: Construct, environment: string, name: string) {
    super(scope, `team-${name}`);
    this.teamName = name;
    this.environmentName = environment;
  }
}

/**
 * Clusters that belong together, such as `production`. Each chart in this scope holds one cluster with all that is its own and is written to
 * `infrastructure/workload-clusters/<environment>/<cluster>/`.
 */
export class GitOpsEnvironment extends Construct {
  /** Name of the environment. */
  public readonly environmentName: string;

  /** @internal */
  public constructor(scope: Construct, name: string) {
    super(scope, `environment-${name}`);
    this.environmentName = name;
  }

  /** The scope for what a team runs on all clusters of this environment. Asked twice, it is the same. */
  public team(name: string): GitOpsTeam {
    checkProps(`GitOpsEnvironment "${this.environmentName}".team`, { name }, nameShape);
    return this.node.tryFindChild(`team-${name}`) as GitOpsTeam ?? new GitOpsTeam(this, this.environmentName, name);
  }
}

/** The environment of this name; checked here so that the repository asks once. */
export function environmentOf(repository: Construct, name: string): GitOpsEnvironment {
  checkProps('GitOpsRepository.environment', { name }, nameShape);
  return repository.node.tryFindChild(`environment-${name}`) as GitOpsEnvironment ?? new GitOpsEnvironment(repository, name);
}
