import { Size } from 'cdk8s';
import { Check, refuse, required, Shape, struct } from '../../../values/check';
import { flag, integer, oneOf, size, text } from '../../../values/check-scalars';

/** Kind of an EBS volume. */
export enum AwsVolumeType {
  /** SSD for general use, whose speed does not depend on its size. */
  GP3 = 'gp3',
  /** Its predecessor. */
  GP2 = 'gp2',
  /** SSD with guaranteed operations per second. */
  IO1 = 'io1',
  /** Its durable successor. */
  IO2 = 'io2',
}

/** An EBS volume. */
export interface AwsVolume {
  /** Size, at least 8 GiB and that of the image. */
  readonly size: Size;

  /**
   * Kind of the volume.
   * @default AwsVolumeType.GP3
   */
  readonly type?: AwsVolumeType;

  /**
   * Operations per second; needed for `IO1` and `IO2`.
   * @default - 3000 of GP3
   */
  readonly iops?: number;

  /**
   * Throughput of a GP3 volume in MiB per second, 125 to 1000.
   * @default - 125
   */
  readonly throughput?: number;

  /**
   * Encrypt the volume.
   * @default true
   */
  readonly encrypted?: boolean;

  /**
   * Key of AWS KMS for it, as id or ARN. The service-linked role or the role of the provider must be allowed to use it.
   * @default - the account's default key for EBS
   */
  readonly kmsKey?: string;
}

/** A volume beside that of the system. `setup.disks` makes filesystems on it. */
export interface AwsDataVolume extends AwsVolume {
  /** Device name, for example `/dev/sdb`. Nitro instances show it as `/dev/nvme…n1`. */
  readonly device: string;
}

export const volumeShape: Shape<AwsVolume> = {
  size: required(size('gibibytes', 8)),
  type: oneOf(AwsVolumeType),
  iops: integer({ min: 100, max: 256000, unit: 'operations per second' }),
  throughput: integer({ min: 125, max: 1000, unit: 'MiB per second' }),
  encrypted: flag,
  kmsKey: text({ what: 'id or ARN of a KMS key', pattern: /^[\w:/-]+$/, max: 2048, example: 'arn:aws:kms:eu-central-1:123456789012:key/…' }),
};

/** What the webhook refuses (cluster-api-provider-aws v2.11.1, awsmachinetemplate_webhook.go), and a key that would not be used. */
function together(where: string, { type = AwsVolumeType.GP3, iops, throughput, encrypted, kmsKey }: AwsVolume): void {
  if ((type === AwsVolumeType.IO1 || type === AwsVolumeType.IO2) && iops === undefined) {
    throw new Error(`${where}.iops: a value is required for ${type}.`);
  }
  if (iops !== undefined && type === AwsVolumeType.GP2) { refuse(`${where}.iops`, iops, 'is given by the size of gp2; leave it out or choose another type'); }
  if (throughput !== undefined && type !== AwsVolumeType.GP3) { refuse(`${where}.throughput`, throughput, `is for gp3, not ${type}; leave it out`); }
  if (encrypted === false && kmsKey !== undefined) { throw new Error(`${where}.kmsKey: encrypted is false; leave one of the two out.`); }
}

/** Check of a volume. */
export const volume: Check = (where, value) => {
  struct(volumeShape)(where, value);
  together(where, value as AwsVolume);
};
