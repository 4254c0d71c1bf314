import { environmentOf, GitOpsEnvironment } from './places';
import { repositoryFiles } from './repository-files';
import { WorkingTree } from './working-tree';
import { FleetApp } from '../app/fleet-app';
import { validateOnce } from '../app/validate-once';
import { IGitOpsEngine } from '../contract/gitops';
import { checkProps, refuse, required, Shape } from '../values/check';
import { text } from '../values/check-scalars';
import { withoutNulls } from '../values/without-nulls';

/** Where a repository lives and who applies it. */
export interface GitOpsRepositoryProps {
  /** Address from which the engine fetches the repository: `https://…`, `ssh://…`. Never with a password or token in it. */
  readonly url: string;

  /** The engine that applies the repository. */
  readonly engine: IGitOpsEngine;

  /**
   * The branch that the engine follows.
   * @default main
   */
  readonly branch?: string;

  /**
   * Root of the working tree. What an earlier synthesis wrote there is the one thing beside the program that the output depends on.
   * @default - the environment variable CDK8S_OUTDIR, else `dist`
   */
  readonly outdir?: string;
}

const shape: Shape<GitOpsRepositoryProps> = {
  url: required((where, value) => {
    text({ what: 'repository address', pattern: /^(https|ssh|http):\/\/\S+$/, max: 2048, example: 'ssh://git@git.example.com/fleet' })(where, value);
    // The address would be quoted in the message.
    if (/^(https?:\/\/[^/@]*|ssh:\/\/[^/@]*:[^/@]*)@/.test(value as string)) {
      throw new Error(`${where}: the address holds credentials; keep them in a Secret that the engine reads.`);
    }
  }),
  engine: required((where, value) => {
    const { engine, neverPrune, files, firstSteps } = Object(value) as IGitOpsEngine;
    if (typeof engine !== 'string' || typeof neverPrune !== 'object' || typeof files !== 'function' || typeof firstSteps !== 'function') {
      refuse(where, value, 'is not a GitOps engine; write for example new ArgoCdEngine()');
    }
  }),
  branch: text({ what: 'branch', pattern: /^[\w.][-\w./]*$/, max: 255, example: 'main' }),
  outdir: text(),
};

/**
 * An app whose output is a repository: a tree of manifests for the management cluster and the workload clusters, and the objects by which Argo CD or
 * Flux applies it.
 *
 * The scope of a chart says where it belongs: a chart right below the repository describes the management cluster, one in `environment(…)` describes one
 * workload cluster, one in `environment(…).team(…)` runs on the workload clusters of the environment.
 *
 * Synthesis reads the tree it writes to. It replaces and deletes only what an earlier one wrote, refuses when somebody changed that by hand, and keeps
 * machine templates that the program has replaced, because machines may still be made from them.
 */
export class GitOpsRepository extends FleetApp {
  private readonly props: GitOpsRepositoryProps;

  public constructor(props: GitOpsRepositoryProps) {
    const given = withoutNulls(checkProps('GitOpsRepository', props, shape));
    super({ outdir: given.outdir });
    this.props = given;
  }

  /** The scope for the clusters of an environment and for what runs on them. Asked twice, it is the same. */
  public environment(name: string): GitOpsEnvironment {
    return environmentOf(this, name);
  }

  /**
   * Write the tree. Nothing is written when anything is wrong.
   * @throws all validation errors at once; what would be lost if files were replaced or deleted.
   */
  public synth(): void {
    validateOnce(this);
    const before = new WorkingTree(this.outdir);
    const { url, branch = 'main', engine } = this.props;
    before.replace(repositoryFiles(this, { url, branch, engine }, before));
  }
}
