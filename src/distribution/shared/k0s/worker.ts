import { k0sNode } from './node';
import { checkRelease } from './release';
import { PoolContext } from '../../../contract/distribution';
import { clusterOfPool } from '../../../contract/pool-cluster';
import { Manifest } from '../../../manifest/manifest';

/** The bootstrap template of machines that join as workers of k0s, wherever its control plane runs. */
export function k0sWorker({ cluster, pool, setup }: PoolContext): Manifest {
  const { kubernetesVersion } = clusterOfPool(cluster, pool);
  checkRelease(`"${cluster.name}"${pool.kubernetesVersion ? ` pools["${pool.name}"].` : ' '}kubernetesVersion`, kubernetesVersion);
  const role = { cluster, where: `"${cluster.name}" pools["${pool.name}"].setup`, kubernetesVersion, controlPlane: false };
  return {
    apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
    kind: 'K0sWorkerConfigTemplate',
    // The version is that of the Machine.
    spec: { template: { spec: k0sNode(setup, role) } },
  };
}
