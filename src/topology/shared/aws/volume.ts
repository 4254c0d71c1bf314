import { Size } from 'cdk8s';

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
