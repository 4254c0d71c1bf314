import { driverImage, environment, FEATURE_STATES, fromField, sidecarImage } from './containers';
import { NAMESPACE } from './identity';

const NAME = 'vsphere-csi-node';
const SOCKET = '/var/lib/kubelet/plugins/csi.vsphere.vmware.com';

/** The node plugin: mounts volumes, on every Linux node whatever its taints. */
export function nodeDaemonSet(version: string): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: NAME, namespace: NAMESPACE },
    spec: {
      selector: { matchLabels: { app: NAME } },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      template: {
        metadata: { labels: { app: NAME, role: 'vsphere-csi' } },
        spec: {
          priorityClassName: 'system-node-critical',
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          serviceAccountName: NAME,
          hostNetwork: true,
          dnsPolicy: 'ClusterFirstWithHostNet',
          tolerations: [{ operator: 'Exists', effect: 'NoExecute' }, { operator: 'Exists', effect: 'NoSchedule' }],
          containers: [registrar(), driver(version), livenessProbe()],
          volumes: [
            hostPath('registration-dir', '/var/lib/kubelet/plugins_registry', 'Directory'),
            hostPath('plugin-dir', SOCKET, 'DirectoryOrCreate'),
            hostPath('pods-mount-dir', '/var/lib/kubelet', 'Directory'),
            hostPath('device-dir', '/dev'),
            hostPath('blocks-dir', '/sys/block', 'Directory'),
            hostPath('sys-devices-dir', '/sys/devices', 'Directory'),
          ],
        },
      },
    },
  };
}

function registrar(): object {
  const path = `--kubelet-registration-path=${SOCKET}/csi.sock`;
  return {
    name: 'node-driver-registrar',
    image: sidecarImage('csi-node-driver-registrar'),
    args: ['--v=5', '--csi-address=/csi/csi.sock', path],
    livenessProbe: { exec: { command: ['/csi-node-driver-registrar', path, '--mode=kubelet-registration-probe'] }, initialDelaySeconds: 3 },
    volumeMounts: [{ name: 'plugin-dir', mountPath: '/csi' }, { name: 'registration-dir', mountPath: '/registration' }],
  };
}

function driver(version: string): object {
  return {
    name: NAME,
    image: driverImage('driver', version),
    args: FEATURE_STATES,
    env: [
      fromField('NODE_NAME', 'spec.nodeName'),
      ...environment({
        CSI_ENDPOINT: 'unix:///csi/csi.sock',
        MAX_VOLUMES_PER_NODE: '59',
        X_CSI_MODE: 'node',
        X_CSI_SPEC_REQ_VALIDATION: 'false',
        X_CSI_SPEC_DISABLE_LEN_CHECK: 'true',
        LOGGER_LEVEL: 'PRODUCTION',
        NODEGETINFO_WATCH_TIMEOUT_MINUTES: '1',
      }),
    ],
    securityContext: { privileged: true, allowPrivilegeEscalation: true, capabilities: { add: ['SYS_ADMIN'] } },
    ports: [{ name: 'healthz', containerPort: 9808, protocol: 'TCP' }],
    livenessProbe: { httpGet: { path: '/healthz', port: 'healthz' }, initialDelaySeconds: 10, timeoutSeconds: 5, periodSeconds: 5, failureThreshold: 3 },
    volumeMounts: [
      { name: 'plugin-dir', mountPath: '/csi' },
      // Mounts made here must show on the machine.
      { name: 'pods-mount-dir', mountPath: '/var/lib/kubelet', mountPropagation: 'Bidirectional' },
      { name: 'device-dir', mountPath: '/dev' },
      { name: 'blocks-dir', mountPath: '/sys/block' },
      { name: 'sys-devices-dir', mountPath: '/sys/devices' },
    ],
  };
}

function livenessProbe(): object {
  return {
    name: 'liveness-probe',
    image: sidecarImage('livenessprobe'),
    args: ['--v=4', '--csi-address=/csi/csi.sock'],
    volumeMounts: [{ name: 'plugin-dir', mountPath: '/csi' }],
  };
}

function hostPath(name: string, path: string, type?: string): object {
  return { name, hostPath: { path, type } };
}
