import { EtcdSnapshotBucket, EtcdSnapshotOptions } from '../../../options/kubernetes/etcd-snapshots';

/** What the CronJob depends on. */
export interface SnapshotJob {
  readonly cluster: string;
  readonly snapshots: EtcdSnapshotOptions;
  readonly etcd: string;
  readonly copy: string;
}

const PKI = '/etc/kubernetes/pki/etcd';
const FOLDER = '/snapshots';

/** One pod on one control plane machine: each member of etcd holds everything. */
export function snapshotJob({ cluster, snapshots, etcd, copy }: SnapshotJob): object {
  const { enabled = true, schedule = '0 */12 * * *', retention = 5, name = 'etcd-snapshot', directory = '/var/lib/etcd-snapshots', s3 } = snapshots;
  const places = [FOLDER, ...(s3 ? [`store:${s3.bucket}/${s3.folder ?? cluster}`] : [])];
  const snapshot = `${FOLDER}/$(POD_NAME).db`;
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name, namespace: 'kube-system' },
    spec: {
      schedule,
      ...(enabled ? {} : { suspend: true }),
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          backoffLimit: 2,
          template: {
            spec: {
              restartPolicy: 'Never',
              automountServiceAccountToken: false,
              // etcd listens on its machine only, and its keys belong to root.
              hostNetwork: true,
              securityContext: { runAsUser: 0, seccompProfile: { type: 'RuntimeDefault' } },
              priorityClassName: 'system-cluster-critical',
              nodeSelector: { 'node-role.kubernetes.io/control-plane': '' },
              tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }],
              initContainers: [{
                name: 'snapshot',
                image: etcd,
                command: [
                  'etcdctl', '--endpoints=https://127.0.0.1:2379', `--cacert=${PKI}/ca.crt`, `--cert=${PKI}/healthcheck-client.crt`, `--key=${PKI}/healthcheck-client.key`,
                  'snapshot', 'save', snapshot,
                ],
                // Names of a CronJob's pods rise with time, so the oldest snapshots are the first by name.
                env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
                volumeMounts: [{ name: 'pki', mountPath: PKI, readOnly: true }, { name: 'snapshots', mountPath: FOLDER }],
                ...security(),
              }],
              containers: [{
                name: 'copy',
                image: copy,
                command: ['/bin/sh', '-ceu', [...(s3 ? [`rclone copy --include '${name}-*.db' ${places.join(' ')}`] : []), ...places.map(place => prune(place, name, retention))].join('\n')],
                ...(s3 ? { env: environment(s3) } : {}),
                volumeMounts: [{ name: 'snapshots', mountPath: FOLDER }, ...(s3?.caSecret === undefined ? [] : [{ name: 'ca', mountPath: '/ca', readOnly: true }])],
                ...security(),
              }],
              volumes: [
                { name: 'pki', hostPath: { path: PKI, type: 'Directory' } },
                { name: 'snapshots', hostPath: { path: directory, type: 'DirectoryOrCreate' } },
                ...(s3?.caSecret === undefined ? [] : [{ name: 'ca', secret: { secretName: s3.caSecret } }]),
              ],
            },
          },
        },
      },
    },
  };
}

function prune(place: string, name: string, retention: number): string {
  return `rclone lsf --include '${name}-*.db' ${place} | sort -r | tail -n +${retention + 1} | while read -r old; do rclone deletefile "${place}/$old"; done`;
}

/** rclone takes a store named "store" from its environment. */
function environment({ credentialsSecret, endpoint, region = 'us-east-1', caSecret }: EtcdSnapshotBucket): object[] {
  const secret = (variable: string, key: string) => ({ name: `RCLONE_CONFIG_STORE_${variable}`, valueFrom: { secretKeyRef: { name: credentialsSecret, key } } });
  const plain = (variable: string, value: string) => ({ name: `RCLONE_CONFIG_STORE_${variable}`, value });
  return [
    plain('TYPE', 's3'),
    plain('PROVIDER', endpoint === undefined ? 'AWS' : 'Other'),
    plain('REGION', region),
    ...(endpoint === undefined ? [] : [plain('ENDPOINT', `https://${endpoint}`)]),
    // The bucket exists; making one is a right that the credentials should not have.
    plain('NO_CHECK_BUCKET', 'true'),
    secret('ACCESS_KEY_ID', 'aws_access_key_id'),
    secret('SECRET_ACCESS_KEY', 'aws_secret_access_key'),
    ...(caSecret === undefined ? [] : [{ name: 'RCLONE_CA_CERT', value: '/ca/ca.pem' }]),
  ];
}

function security(): object {
  return { securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'], add: ['DAC_OVERRIDE'] } } };
}
