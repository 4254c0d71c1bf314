import { ApplicationOptions, IN_CLUSTER, INFRASTRUCTURE, NEVER_PRUNE } from './application';
import { GitOpsTree } from '../../contract/gitops';
import { NamedManifest } from '../../manifest/manifest';

const EVERYTHING = [{ group: '*', kind: '*' }];

/** What may be applied to the management cluster: this repository and the charts of the prerequisites. */
export function infrastructureProject({ prerequisites }: GitOpsTree, { namespace, url }: ApplicationOptions): NamedManifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    name: INFRASTRUCTURE,
    namespace,
    annotations: NEVER_PRUNE,
    spec: {
      description: 'The management cluster and the objects of all workload clusters',
      sourceRepos: [url, ...prerequisites.map(({ chart }) => chart!.repository)],
      destinations: [{ server: IN_CLUSTER, namespace: '*' }],
      clusterResourceWhitelist: EVERYTHING,
    },
  };
}

/** The name of a team's project. */
export function teamProjectName(team: string): string {
  return `team-${team}`;
}

/** What a team may do: everything on workload clusters, nothing on the management cluster, where the kubeconfigs of all clusters lie. */
export function teamProject(team: string, { namespace, url }: ApplicationOptions): NamedManifest {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    name: teamProjectName(team),
    namespace,
    spec: {
      description: `What team ${team} runs on workload clusters`,
      sourceRepos: [url],
      destinations: [{ server: `!${IN_CLUSTER}`, namespace: '*' }, { server: '*', namespace: '*' }],
      clusterResourceWhitelist: EVERYTHING,
    },
  };
}
