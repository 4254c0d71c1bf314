import { cluster as clusterCheck } from './checks';
import { providersOf } from './providers';
import { ICluster } from '../contract/cluster';
import { IManagementCluster } from '../contract/management';
import { listOf } from '../values/check';

/** The cluster that runs Cluster API and keeps the objects of all others. */
export class ManagementCluster {
  /**
   * A management cluster that exists already, known by the clusters it manages. Credentials are taken to be where `clusterctl` puts the
   * controllers, for vSphere `capv-system`.
   */
  public static fromClusters(...clusters: ICluster[]): IManagementCluster {
    const where = 'ManagementCluster.fromClusters';
    if (clusters.length === 0) { throw new Error(`${where}: no cluster is given; write at least one.`); }
    listOf(clusterCheck)(where, clusters);
    const seen = new Set<string>();
    for (const { context } of clusters) {
      const key = `${context.namespace}/${context.name}`;
      if (seen.has(key)) { throw new Error(`${where}: two clusters are "${key}"; give each its own name or namespace.`); }
      seen.add(key);
    }
    const namespaces = providersOf(clusters).flatMap(({ namespace }) => namespace ?? []);
    return { clusters: [...clusters], providerNamespaces: [...new Set(namespaces)].sort() };
  }

  private constructor() {}
}
