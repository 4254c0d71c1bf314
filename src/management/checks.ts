import { ICluster } from '../contract/cluster';
import { IManagementCluster } from '../contract/management';
import { Check, listOf, refuse } from '../values/check';
import { dnsLabel } from '../values/check-names';

/** An object that tells what a cluster tells. */
export const cluster: Check = (where, value) => {
  const { context, objectKinds } = (value ?? {}) as Partial<ICluster>;
  if (typeof context?.name !== 'string' || typeof context.namespace !== 'string' || !Array.isArray(objectKinds)) {
    refuse(where, value, 'is not a cluster; write for example a WorkloadCluster');
  }
};

/** An object that tells what a management cluster tells. One without clusters is refused: Velero takes no namespace for all namespaces. */
export const managementCluster: Check = (where, value) => {
  const { clusters, providerNamespaces } = (value ?? {}) as Partial<IManagementCluster>;
  if (!Array.isArray(clusters) || !Array.isArray(providerNamespaces)) {
    refuse(where, value, 'is not a management cluster; write ManagementCluster.fromClusters(…)');
  }
  if (clusters.length === 0) { throw new Error(`${where}: the management cluster has no clusters; there is nothing to back up.`); }
  listOf(cluster)(`${where}.clusters`, clusters);
  listOf(dnsLabel())(`${where}.providerNamespaces`, providerNamespaces);
};
