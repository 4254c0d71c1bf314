import { controllerDeployment, controllerService, DriverOptions } from './controller';
import { NAMESPACE } from './identity';
import { nodeDaemonSet } from './node';
import { permissions } from './permissions';
import { shared } from '../../freeze';

/** Version: checked 2026-11-21. */
export const DRIVER_VERSION = 'v3.7.3';

const made = new Map<string, object[]>();

/** Everything of the driver that is the same in all clusters of one size; made once. */
export function driverObjects(options: DriverOptions): object[] {
  const { version, replicas, snapshots, zones } = options;
  const key = `${version} ${replicas} ${snapshots} ${zones}`;
  if (!made.has(key)) {
    made.set(key, shared([...COMMON, controllerDeployment(options), nodeDaemonSet(version)]));
  }
  return made.get(key)!;
}

const COMMON = shared([
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: NAMESPACE,
      // The node plugin is privileged; a cluster that enforces Pod Security would refuse it without these.
      labels: Object.fromEntries(['enforce', 'audit', 'warn'].map(mode => [`pod-security.kubernetes.io/${mode}`, 'privileged'])),
    },
  },
  {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSIDriver',
    metadata: { name: 'csi.vsphere.vmware.com' },
    spec: { attachRequired: true, podInfoOnMount: false },
  },
  ...permissions(),
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'internal-feature-states.csi.vsphere.vmware.com', namespace: NAMESPACE },
    data: { 'trigger-csi-fullsync': 'false', 'pv-to-backingdiskobjectid-mapping': 'false' },
  },
  controllerService(),
]);
