import { ClusterContext } from '../../../contract/cluster';
import { EtcdSnapshotOptions } from '../../../options/kubernetes/etcd-snapshots';
import { NodeFeature } from '../node-feature';
import { RancherPlace } from './place';

/** Options of the server that take snapshots by themselves, and what the bucket needs on the machine. */
export interface SnapshotSettings {
  readonly settings: { [option: string]: unknown };
  readonly features: NodeFeature[];
}

/** Snapshots as options of the server: for what the provider has no fields. */
export function snapshotSettings(cluster: ClusterContext, { etc }: RancherPlace, snapshots: EtcdSnapshotOptions | undefined): SnapshotSettings {
  if (!snapshots) { return { settings: {}, features: [] }; }
  const { enabled = true, schedule, retention, name, directory, s3 } = snapshots;
  const folder = `${etc}/etcd-s3`;
  return {
    settings: {
      'etcd-disable-snapshots': enabled ? undefined : true,
      'etcd-snapshot-schedule-cron': schedule,
      'etcd-snapshot-retention': retention,
      'etcd-snapshot-name': name,
      'etcd-snapshot-dir': directory,
      ...(s3 ? {
        'etcd-s3': true,
        'etcd-s3-bucket': s3.bucket,
        'etcd-s3-endpoint': s3.endpoint,
        'etcd-s3-region': s3.region,
        'etcd-s3-folder': s3.folder ?? cluster.name,
        'etcd-s3-endpoint-ca': s3.caSecret && `${folder}/ca.pem`,
      } : {}),
    },
    features: s3 ? [{
      source: 'etcdSnapshots',
      files: [
        { path: `${folder}/access-key`, fromSecret: { name: s3.credentialsSecret, key: 'aws_access_key_id' }, permissions: '0600' },
        { path: `${folder}/secret-key`, fromSecret: { name: s3.credentialsSecret, key: 'aws_secret_access_key' }, permissions: '0600' },
        ...(s3.caSecret ? [{ path: `${folder}/ca.pem`, fromSecret: { name: s3.caSecret, key: 'ca.pem' } }] : []),
      ],
      // The server reads the credentials from its configuration; two entries of a Secret become one file only on the machine.
      commands: [[
        'umask 077',
        `printf 'etcd-s3-access-key: "%s"\\netcd-s3-secret-key: "%s"\\n' "$(cat ${folder}/access-key)" "$(cat ${folder}/secret-key)" >${etc}/config.yaml.d/60-etcd-s3.yaml`,
        'umask 022',
      ].join('\n')],
    }] : [],
  };
}
