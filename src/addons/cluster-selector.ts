import { ICluster } from '../contract/cluster';
import { refuse } from '../values/check';

/** The clusters an addon stack is for. */
export class ClusterSelector {
  /** One cluster of this program. */
  public static cluster(cluster: ICluster): ClusterSelector {
    return new ClusterSelector('ClusterSelector.cluster', [cluster]);
  }

  /** Several clusters of this program. Each gets objects and values of its own: nothing is shared between them. */
  public static clusters(...clusters: ICluster[]): ClusterSelector {
    return new ClusterSelector('ClusterSelector.clusters', clusters);
  }

  /** The clusters, in the given order. */
  public readonly members: ICluster[];

  private constructor(where: string, clusters: ICluster[]) {
    if (clusters.length === 0) { throw new Error(`${where}: no cluster is given; write at least one.`); }
    const seen = new Set<string>();
    for (const cluster of clusters) {
      if (typeof cluster?.context?.name !== 'string') { refuse(where, cluster, 'is not a cluster; write for example a WorkloadCluster'); }
      const key = clusterKey(cluster);
      if (seen.has(key)) { refuse(where, key, 'is given twice; name each cluster once'); }
      seen.add(key);
    }
    this.members = [...clusters];
  }
}

/** What tells a cluster from every other one on the management cluster. */
export function clusterKey({ context }: ICluster): string {
  return `${context.namespace}/${context.name}`;
}
