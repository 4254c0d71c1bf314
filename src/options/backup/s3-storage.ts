import { Manifest } from '../../manifest/manifest';
import { Check, checkProps, refuse, required, Shape, struct } from '../../values/check';
import { dnsLabel, objectName } from '../../values/check-names';
import { flag, text } from '../../values/check-scalars';
import { host, IpAddress } from '../../values/cidr';
import { Credentials } from '../secret/credentials';
import { credentialsCheck } from '../secret/credentials-shape';
import { SecretKey } from '../secret/secret-key';

/** How uploads are protected against corruption on the way. */
export enum ChecksumAlgorithm {
  /** CRC32, what the plugin uses by itself. */
  CRC32 = 'CRC32',

  /** CRC32C. */
  CRC32C = 'CRC32C',

  /** SHA-1. */
  SHA1 = 'SHA1',

  /** SHA-256. */
  SHA256 = 'SHA256',

  /** No checksum: for stores that refuse uploads with one, such as Ceph RGW, Backblaze B2 and IBM COS (error XAmzContentSHA256Mismatch). */
  NONE = '',
}

/** An S3 bucket, of AWS or of any store that speaks S3. Read by velero-plugin-for-aws; checked against v1.14.0. */
export interface S3StorageOptions {
  /** Name of the bucket. It has to exist. */
  readonly bucket: string;

  /** Region of the bucket; stores without regions usually accept `us-east-1` or a name of their own such as `minio`. */
  readonly region: string;

  /**
   * Folder in the bucket, for example `management/eu`. Give each management cluster its own: two Velero servers on one prefix delete each
   * other's backups. Without a prefix Velero needs the bucket for itself.
   * @default - the whole bucket
   */
  readonly prefix?: string;

  /**
   * Existing Secret in Velero's namespace with the credentials.
   * @default - the identity Velero's own pod has: an IAM role, or the Secret it was installed with
   */
  readonly credentialsSecret?: string;

  /**
   * How that Secret gets there. New credentials change neither the location nor the backups.
   * @default - by other means
   */
  readonly credentials?: Credentials;

  /**
   * Key in that Secret whose value is an AWS credentials file.
   * @default cloud
   */
  readonly credentialsKey?: string;

  /**
   * Address of a store other than AWS, for example `https://minio.example.com:9000`.
   * @default - AWS S3 in the region
   */
  readonly endpoint?: string;

  /**
   * Write the bucket into the path of a request instead of the host name.
   * @default - true with an endpoint, else false
   */
  readonly forcePathStyle?: boolean;

  /**
   * Checksum sent with each upload.
   * @default - the plugin's own, CRC32
   */
  readonly checksumAlgorithm?: ChecksumAlgorithm;

  /**
   * Id or `alias/…` of the AWS KMS key that encrypts the backups. Backups contain private keys of clusters: encrypt the bucket in any case.
   * @default - encryption as set on the bucket
   */
  readonly kmsKeyId?: string;

  /**
   * Existing Secret in Velero's namespace with the certificate authority of the endpoint. Needs Velero v1.18.
   * @default - the public authorities
   */
  readonly caCertificate?: SecretKey;

  /**
   * Name of the BackupStorageLocation. Velero notes it in every backup: under a new name, the backups made so far are no longer found.
   * @default - made from bucket and prefix
   */
  readonly name?: string;

  /**
   * Use this storage for backups that name none. One storage at most can be the default.
   * @default false
   */
  readonly defaultLocation?: boolean;
}

const bucket: Check = (where, value) => {
  text({ what: 'bucket name (3 to 63 lower-case letters, digits, dots and dashes)', pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, example: 'capi-backups' })(where, value);
  if (/\.\.|\.-|-\./.test(value as string) || IpAddress.parse(value as string)) {
    refuse(where, value, 'is not a bucket name: no dots beside dots or dashes, and not an IP address');
  }
};

const prefix: Check = (where, value) => {
  const what = 'prefix: folders of letters, digits, "-", "_" and "." with single slashes between them, none at the ends';
  text({ what, pattern: /^[A-Za-z0-9_-][\w.-]*(\/[A-Za-z0-9_-][\w.-]*)*$/, max: 512, example: 'management/eu' })(where, value);
};

const endpoint: Check = (where, value) => {
  const instead = 'write scheme, host and optional port only, for example "https://minio.example.com:9000"';
  if (typeof value !== 'string') { refuse(where, value, `is not text; ${instead}`); }
  if (value.includes('@')) { throw new Error(`${where}: the address carries a user name; credentials belong into credentialsSecret.`); }
  const match = /^https?:\/\/(?:\[([^\]]+)\]|([^\s/:?#]+))(?::(\d{1,5}))?$/.exec(value);
  if (!match || Number(match[3] ?? 443) > 65535 || Number(match[3] ?? 443) < 1) { refuse(where, value, `is not an endpoint; ${instead}`); }
  host(where, match[1] ?? match[2]);
};

const checksum: Check = (where, value) => {
  if (!Object.values(ChecksumAlgorithm).includes(value as ChecksumAlgorithm)) {
    refuse(where, value, 'is not a checksum algorithm; write CRC32, CRC32C, SHA1, SHA256, or an empty text for none');
  }
};

const secretKey: Check = text({ what: 'key of a Secret', pattern: /^[-._a-zA-Z0-9]+$/, max: 253, example: 'cloud' });

const shape: Shape<S3StorageOptions> = {
  bucket: required(bucket),
  region: required(text({ what: 'region', pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, max: 63, example: 'eu-central-1' })),
  prefix,
  credentialsSecret: objectName,
  credentials: credentialsCheck,
  credentialsKey: secretKey,
  endpoint,
  forcePathStyle: flag,
  checksumAlgorithm: checksum,
  kmsKeyId: text({ what: 'KMS key id or alias', pattern: /^[\w:/-]+$/, max: 2048, example: 'alias/backups' }),
  caCertificate: struct<SecretKey>({ name: required(objectName), key: required(secretKey) }),
  name: dnsLabel(),
  defaultLocation: flag,
};

/** The BackupStorageLocation of a bucket, without name. */
export function s3Location(where: string, options: S3StorageOptions): Manifest {
  checkProps(where, options, shape);
  const { credentialsSecret, credentialsKey, caCertificate } = options;
  if (credentialsKey && !credentialsSecret) {
    throw new Error(`${where}.credentialsKey: "${credentialsKey}" has no Secret to be found in; write credentialsSecret as well.`);
  }
  if (options.credentials) {
    if (!credentialsSecret) { throw new Error(`${where}.credentials: the Secret they make has no name; write credentialsSecret as well.`); }
    const missing = options.credentials.missing([credentialsKey ?? 'cloud']);
    if (missing !== undefined) { throw new Error(`${where}.credentials: ${missing}.`); }
  }
  const pathStyle = options.forcePathStyle ?? Boolean(options.endpoint);
  return {
    apiVersion: 'velero.io/v1',
    kind: 'BackupStorageLocation',
    spec: {
      provider: 'velero.io/aws',
      default: options.defaultLocation || undefined,
      objectStorage: {
        bucket: options.bucket,
        prefix: options.prefix,
        caCertRef: caCertificate && { name: caCertificate.name, key: caCertificate.key },
      },
      credential: credentialsSecret ? { name: credentialsSecret, key: credentialsKey ?? 'cloud' } : undefined,
      config: {
        region: options.region,
        s3Url: options.endpoint,
        s3ForcePathStyle: pathStyle ? 'true' : undefined,
        checksumAlgorithm: options.checksumAlgorithm,
        kmsKeyId: options.kmsKeyId,
      },
    },
  };
}
