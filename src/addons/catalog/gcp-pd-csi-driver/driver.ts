import { controllerDeployment, DriverOptions } from './controller';
import { nodeDaemonSet } from './node';
import { permissions } from './permissions';
import { PodSecurityLevel } from '../../../options/kubernetes/pod-security';
import { labelledNamespace } from '../../chart/namespace';
import { shared } from '../../freeze';

/** Version: checked 2026-11-21. */
export const DRIVER_VERSION = 'v1.26.4';

/** Namespace of the driver. */
export const NAMESPACE = 'gce-pd-csi-driver';

const made = new Map<string, object[]>();

/** Everything of the driver that is the same in all clusters of one size; made once. */
export function driverObjects(options: DriverOptions): object[] {
  const key = JSON.stringify(options);
  if (!made.has(key)) {
    made.set(key, shared([
      // The node plugin is privileged; a cluster that enforces Pod Security would refuse it without the labels.
      labelledNamespace(NAMESPACE, PodSecurityLevel.PRIVILEGED),
      { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', metadata: { name: 'pd.csi.storage.gke.io' }, spec: { attachRequired: true, podInfoOnMount: false } },
      ...permissions(NAMESPACE),
      controllerDeployment(NAMESPACE, options),
      nodeDaemonSet(NAMESPACE, options.version),
    ]));
  }
  return made.get(key)!;
}
