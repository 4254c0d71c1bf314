import { driverImage, fromField, Sidecar, sidecarImage } from './containers';

const NAME = 'csi-gce-pd-controller';
const SOCKET = [{ name: 'socket-dir', mountPath: '/csi' }];

/** What the driver's objects depend on. */
export interface DriverOptions {
  readonly version: string;
  readonly replicas: number;
  readonly snapshots: boolean;
  /** Whether a Secret holds the service account's key; without one the machine's account counts. */
  readonly credentials: boolean;
}

/** The controller, on control plane machines, whose service account may make disks. */
export function controllerDeployment(namespace: string, { version, replicas, snapshots, credentials }: DriverOptions): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: NAME, namespace },
    spec: {
      replicas,
      // The ports of the host are taken by the old pod until it is gone.
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      selector: { matchLabels: { app: NAME } },
      template: {
        metadata: { labels: { app: NAME } },
        spec: {
          // The metadata service answers with the machine's own account on the host's network only where pods are kept from it.
          hostNetwork: true,
          priorityClassName: 'system-cluster-critical',
          serviceAccountName: 'csi-gce-pd-controller-sa',
          nodeSelector: { 'kubernetes.io/os': 'linux' },
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
            sidecar('csi-provisioner', ['--timeout=250s', '--extra-create-metadata', '--default-fstype=ext4', '--controller-publish-readonly=true', '--feature-gates=Topology=true'], 22011),
            sidecar('csi-attacher', ['--timeout=250s'], 22012),
            sidecar('csi-resizer', ['--handle-volume-inuse-error=false'], 22013),
            ...(snapshots ? [sidecar('csi-snapshotter', ['--timeout=300s', '--extra-create-metadata'], 22014)] : []),
            {
              name: 'gce-pd-driver',
              image: driverImage(version),
              args: ['--v=4', '--endpoint=unix:/csi/csi.sock', '--run-node-service=false'],
              env: credentials ? [{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: '/etc/cloud-sa/cloud-sa.json' }] : undefined,
              volumeMounts: [...SOCKET, ...(credentials ? [{ name: 'cloud-sa', mountPath: '/etc/cloud-sa', readOnly: true }] : [])],
            },
          ],
          volumes: [{ name: 'socket-dir', emptyDir: {} }, ...(credentials ? [{ name: 'cloud-sa', secret: { secretName: 'cloud-sa' } }] : [])],
        },
      },
    },
  };
}

function sidecar(name: Sidecar, args: string[], port: number): object {
  return {
    name,
    image: sidecarImage(name),
    args: ['--v=4', '--csi-address=/csi/csi.sock', `--http-endpoint=:${port}`, '--leader-election', '--leader-election-namespace=$(PDCSI_NAMESPACE)', ...args],
    env: [fromField('PDCSI_NAMESPACE', 'metadata.namespace')],
    ports: [{ name: `http-${port}`, containerPort: port, protocol: 'TCP' }],
    livenessProbe: { httpGet: { path: '/healthz/leader-election', port }, initialDelaySeconds: 10, timeoutSeconds: 10, periodSeconds: 20, failureThreshold: 1 },
    volumeMounts: SOCKET,
  };
}
