import { driverImage, environment, FEATURE_STATES, sidecarImage } from './containers';
import { NAMESPACE } from './identity';

const NAME = 'vsphere-csi-controller';
const LABELS = { app: NAME, role: 'vsphere-csi' };
const SOCKET = [{ name: 'socket-dir', mountPath: '/csi' }];
const CONFIG = { name: 'config', mountPath: '/etc/cloud', readOnly: true };
const UNPRIVILEGED = { runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532 };
/** Both are comments in the project's manifest, to be taken out where the vCenter has zones (vsphere-csi-driver v3.7.3). */
const TOPOLOGY = ['--feature-gates=Topology=true', '--strict-topology'];
const QUICK_CLIENT = ['--kube-api-qps=100', '--kube-api-burst=100'];

/** Service of the metrics. */
export function controllerService(): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: NAME, namespace: NAMESPACE, labels: { app: NAME } },
    spec: {
      selector: { app: NAME },
      ports: [{ name: 'ctlr', port: 2112, targetPort: 2112, protocol: 'TCP' }, { name: 'syncer', port: 2113, targetPort: 2113, protocol: 'TCP' }],
    },
  };
}

/** What the driver's objects depend on. */
export interface DriverOptions {
  readonly version: string;
  readonly replicas: number;
  readonly snapshots: boolean;
  /** Whether volumes must lie in the zone of their pod. */
  readonly zones: boolean;
}

/** The controller, on control plane machines because it holds the vCenter credentials. */
export function controllerDeployment({ version, replicas, snapshots, zones }: DriverOptions): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: NAME, namespace: NAMESPACE },
    spec: {
      replicas,
      // One controller per machine: a surplus one would find no place.
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      selector: { matchLabels: { app: NAME } },
      template: {
        metadata: { labels: LABELS },
        spec: {
          priorityClassName: 'system-cluster-critical',
          serviceAccountName: NAME,
          // vCenter's name comes from outside the cluster.
          dnsPolicy: 'Default',
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }] }],
              },
            },
            podAntiAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels: { app: NAME } }, topologyKey: 'kubernetes.io/hostname' }],
            },
          },
          tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' }],
          containers: [
            sidecar('csi-attacher', ['--timeout=300s', ...elected(120, 60, 30), ...QUICK_CLIENT, '--worker-threads=100']),
            sidecar('csi-resizer', ['--timeout=300s', '--handle-volume-inuse-error=false', ...QUICK_CLIENT, ...elected(120, 60, 30)]),
            driver(version),
            { name: 'liveness-probe', image: sidecarImage('livenessprobe'), args: ['--v=4', '--csi-address=/csi/csi.sock'], volumeMounts: SOCKET },
            syncer(version),
            sidecar('csi-provisioner', ['--timeout=300s', ...QUICK_CLIENT, ...elected(120, 60, 30), '--default-fstype=ext4', ...(zones ? TOPOLOGY : [])]),
            ...(snapshots ? [sidecar('csi-snapshotter', ['--timeout=300s', ...QUICK_CLIENT, ...elected(120, 60, 30), '--extra-create-metadata'])] : []),
          ],
          volumes: [{ name: 'config', secret: { secretName: 'vsphere-config-secret' } }, { name: 'socket-dir', emptyDir: {} }],
        },
      },
    },
  };
}

function sidecar(name: Parameters<typeof sidecarImage>[0], args: string[]): object {
  return { name, image: sidecarImage(name), args: ['--v=4', '--csi-address=/csi/csi.sock', ...args], volumeMounts: SOCKET };
}

function elected(lease: number, renew: number, retry: number): string[] {
  return [
    '--leader-election',
    `--leader-election-lease-duration=${lease}s`,
    `--leader-election-renew-deadline=${renew}s`,
    `--leader-election-retry-period=${retry}s`,
  ];
}

function driver(version: string): object {
  return {
    name: NAME,
    image: driverImage('driver', version),
    args: [...FEATURE_STATES, '--enable-profile-server=false'],
    env: environment({
      CSI_ENDPOINT: 'unix:///csi/csi.sock',
      X_CSI_MODE: 'controller',
      X_CSI_SPEC_DISABLE_LEN_CHECK: 'true',
      X_CSI_SERIAL_VOL_ACCESS_TIMEOUT: '3m',
      VSPHERE_CSI_CONFIG: '/etc/cloud/csi-vsphere.conf',
      LOGGER_LEVEL: 'PRODUCTION',
      INCLUSTER_CLIENT_QPS: '100',
      INCLUSTER_CLIENT_BURST: '100',
    }),
    securityContext: UNPRIVILEGED,
    ports: [{ name: 'healthz', containerPort: 9808, protocol: 'TCP' }, { name: 'prometheus', containerPort: 2112, protocol: 'TCP' }],
    livenessProbe: { httpGet: { path: '/healthz', port: 'healthz' }, initialDelaySeconds: 30, timeoutSeconds: 10, periodSeconds: 180, failureThreshold: 3 },
    volumeMounts: [CONFIG, ...SOCKET],
  };
}

function syncer(version: string): object {
  return {
    name: 'vsphere-syncer',
    image: driverImage('syncer', version),
    args: [...elected(30, 20, 10), ...FEATURE_STATES, '--enable-profile-server=false'],
    env: environment({
      FULL_SYNC_INTERVAL_MINUTES: '30',
      VSPHERE_CSI_CONFIG: '/etc/cloud/csi-vsphere.conf',
      LOGGER_LEVEL: 'PRODUCTION',
      INCLUSTER_CLIENT_QPS: '100',
      INCLUSTER_CLIENT_BURST: '100',
    }),
    securityContext: UNPRIVILEGED,
    ports: [{ name: 'prometheus', containerPort: 2113, protocol: 'TCP' }],
    volumeMounts: [CONFIG],
  };
}
