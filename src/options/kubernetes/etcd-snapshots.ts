import { required, Shape, struct } from '../../values/check';
import { objectName } from '../../values/check-names';
import { flag, integer, text } from '../../values/check-scalars';

/** A bucket of an S3-compatible store for snapshots of etcd. */
export interface EtcdSnapshotBucket {
  /** Name of the bucket. It must exist. */
  readonly bucket: string;

  /**
   * Secret in the cluster's namespace with the entries `aws_access_key_id` and `aws_secret_access_key`. Its content becomes part of the
   * machines' bootstrap data; machines that exist never see a change.
   */
  readonly credentialsSecret: string;

  /**
   * Host of the store, with its port if that is not 443, without `https://`.
   * @default s3.amazonaws.com
   */
  readonly endpoint?: string;

  /**
   * Region of the bucket.
   * @default us-east-1
   */
  readonly region?: string;

  /**
   * Folder in the bucket. Give each cluster its own: snapshots carry the names of machines, not of clusters.
   * @default - the cluster's name
   */
  readonly folder?: string;

  /**
   * Secret in the cluster's namespace whose entry `ca.pem` is the certificate authority of the store.
   * @default - what the machine trusts
   */
  readonly caSecret?: string;
}

/**
 * Snapshots of etcd that every control plane machine takes by itself, for distributions that can (`Rke2`, `K3s`). They are the way back when
 * all members are lost; they do not replace a backup of volumes or of the management cluster. Changing anything replaces the control plane machines.
 */
export interface EtcdSnapshotOptions {
  /**
   * Take snapshots on a schedule.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * When, as a cron expression of five fields in the time zone of the machines.
   * @default - every 12 hours, at 0:00 and 12:00
   */
  readonly schedule?: string;

  /**
   * Snapshots kept on each machine, and as many in the bucket.
   * @default 5
   */
  readonly retention?: number;

  /**
   * First part of the snapshots' names.
   * @default etcd-snapshot
   */
  readonly name?: string;

  /**
   * Folder of the snapshots on the machines.
   * @default - `server/db/snapshots` in the distribution's data folder
   */
  readonly directory?: string;

  /**
   * Also keep the snapshots away from the machines. Without it they are lost with the machines.
   * @default - none
   */
  readonly s3?: EtcdSnapshotBucket;
}

const FIELD = '(\\*|\\d+(-\\d+)?)(/\\d+)?(,(\\*|\\d+(-\\d+)?)(/\\d+)?)*';

const bucketShape: Shape<EtcdSnapshotBucket> = {
  bucket: required(text({ what: 'name of a bucket', pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, example: 'etcd-snapshots' })),
  credentialsSecret: required(objectName),
  endpoint: text({ what: 'host of a store, without a scheme', pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?$/i, example: 's3.example.com:9000' }),
  region: text({ what: 'region', pattern: /^[a-z0-9-]+$/, example: 'eu-central-1' }),
  folder: text({ what: 'folder of a bucket', pattern: /^[\w.-]+(\/[\w.-]+)*$/, max: 512, example: 'clusters/prod' }),
  caSecret: objectName,
};

/** Checks of `EtcdSnapshotOptions`. */
export const etcdSnapshots = struct<EtcdSnapshotOptions>({
  enabled: flag,
  schedule: text({ what: 'cron expression of five fields', pattern: new RegExp(`^${FIELD}( ${FIELD}){4}$`), example: '0 */6 * * *' }),
  retention: integer({ min: 1, max: 1000 }),
  name: text({ what: 'name of snapshots', pattern: /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, max: 63, example: 'etcd-snapshot' }),
  directory: text({ what: 'absolute path', pattern: /^(\/[\w.-]+)+$/, max: 512, example: '/var/lib/etcd-snapshots' }),
  s3: struct(bucketShape),
});
