import { ClusterContext } from './cluster';
import { PoolOptions } from '../options/group/groups';
import { KubernetesVersion } from '../values/kubernetes-version';

/** The cluster as the machines of a pool see it: with the pool's own Kubernetes version, if it has one. */
export function clusterOfPool(cluster: ClusterContext, pool: PoolOptions | undefined): ClusterContext {
  return pool?.kubernetesVersion === undefined ? cluster : { ...cluster, kubernetesVersion: KubernetesVersion.of(pool.kubernetesVersion) };
}
