import { driverImage, fromField, sidecarImage } from './containers';

const NAME = 'csi-gce-pd-node';
const SOCKET = '/var/lib/kubelet/plugins/pd.csi.storage.gke.io';
/** Programs and rules of the host by which the driver finds the device of a disk. */
const UDEV: readonly (readonly [string, string])[] = [
  ['udev-rules-etc', '/etc/udev'], ['udev-rules-lib', '/lib/udev'], ['udev-socket', '/run/udev'], ['sys', '/sys'], ['lib-modules', '/lib/modules'],
];

/** The node plugin: mounts volumes, on every Linux node whatever its taints. */
export function nodeDaemonSet(namespace: string, version: string): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: NAME, namespace },
    spec: {
      selector: { matchLabels: { app: NAME } },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      template: {
        metadata: { labels: { app: NAME } },
        spec: {
          hostNetwork: true,
          priorityClassName: 'system-node-critical',
          serviceAccountName: 'csi-gce-pd-node-sa',
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          tolerations: [{ operator: 'Exists' }],
          containers: [
            {
              name: 'csi-driver-registrar',
              image: sidecarImage('csi-node-driver-registrar'),
              args: ['--v=4', '--csi-address=/csi/csi.sock', `--kubelet-registration-path=${SOCKET}/csi.sock`],
              volumeMounts: [{ name: 'plugin-dir', mountPath: '/csi' }, { name: 'registration-dir', mountPath: '/registration' }],
            },
            {
              name: 'gce-pd-driver',
              image: driverImage(version),
              args: ['--v=4', '--endpoint=unix:/csi/csi.sock', '--run-controller-service=false', '--node-name=$(KUBE_NODE_NAME)'],
              env: [fromField('KUBE_NODE_NAME', 'spec.nodeName')],
              securityContext: { privileged: true },
              volumeMounts: [
                // Mounts made here must show on the machine.
                { name: 'kubelet-dir', mountPath: '/var/lib/kubelet', mountPropagation: 'Bidirectional' },
                { name: 'plugin-dir', mountPath: '/csi' },
                { name: 'device-dir', mountPath: '/dev' },
                ...UDEV.map(([name, mountPath]) => ({ name, mountPath })),
              ],
            },
          ],
          volumes: [
            hostPath('registration-dir', '/var/lib/kubelet/plugins_registry'),
            hostPath('kubelet-dir', '/var/lib/kubelet'),
            hostPath('plugin-dir', SOCKET, 'DirectoryOrCreate'),
            hostPath('device-dir', '/dev'),
            ...UDEV.map(([name, path]) => hostPath(name, path)),
          ],
        },
      },
    },
  };
}

function hostPath(name: string, path: string, type = 'Directory'): object {
  return { name, hostPath: { path, type } };
}
