import { Layout } from './layout';
import { ManagementCluster } from '../management/management-cluster';

/** What is wrong with the repository as a whole, one line each. */
export function layoutProblems({ clusters, applications }: Layout, managers: readonly ManagementCluster[]): string[] {
  const environments = new Set(clusters.map(({ environment }) => environment));
  const nowhere = [...applications.values()].filter(({ environment }) => !environments.has(environment));
  return [
    ...managers.slice(1).map(({ node }) => `[${node.path}] GIT-06 one-management-cluster: "${managers[0].node.path}" is the management cluster of this repository; make a repository for each.`),
    ...nowhere.map(({ team, environment }) => `[environment-${environment}/team-${team}] GIT-07 no-cluster: environment "${environment}" has no cluster, so nothing of team "${team}" would run; add a cluster or take the charts out.`),
  ];
}
