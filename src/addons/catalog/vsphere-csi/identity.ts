import { ICluster } from '../../../contract/cluster';
import { shortened } from '../../../manifest/names';

/** Namespace of the driver in the workload cluster. */
export const NAMESPACE = 'vmware-system-csi';

/** Longest cluster id the driver takes (vsphere-csi-driver v3.7.3, pkg/common/config). */
const MAX_ID = 64;

/**
 * By what vCenter tells the volumes of clusters apart: two clusters with one id take each other's volumes for orphans.
 * The driver reads it from this ConfigMap when its Secret names none, and stops when both do (vsphere-csi-driver v3.7.3, BeforeServe).
 */
export function clusterIdentity({ context }: ICluster): object {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'vsphere-csi-cluster-id', namespace: NAMESPACE },
    immutable: true,
    data: { clusterID: shortened(`${context.namespace}-${context.name}`, MAX_ID) },
  };
}
