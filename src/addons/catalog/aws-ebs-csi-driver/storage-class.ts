/** File system of a volume. */
export enum AwsFileSystem {
  /** The driver's own default. */
  EXT4 = 'ext4',
  /** Suits large files. */
  XFS = 'xfs',
}

/** Kind of the volumes of a class. */
export enum AwsStorageType {
  /** SSD for general use, whose speed does not depend on its size. */
  GP3 = 'gp3',
  /** SSD with guaranteed operations per second. */
  IO2 = 'io2',
  /** Magnetic disks for large sequential files. */
  ST1 = 'st1',
  /** The cheapest magnetic disks. */
  SC1 = 'sc1',
}

/** A kind of storage that claims can ask for. Kubernetes accepts no change of an existing class: give a changed one another name. */
export interface AwsStorageClass {
  /** Name of the class. */
  readonly name: string;

  /**
   * Kind of the volumes.
   * @default AwsStorageType.GP3
   */
  readonly type?: AwsStorageType;

  /**
   * Operations per second; needed for `IO2`.
   * @default - 3000 of GP3
   */
  readonly iops?: number;

  /**
   * Throughput in MiB per second, for `GP3`.
   * @default - 125
   */
  readonly throughput?: number;

  /**
   * Encrypt the volumes.
   * @default true
   */
  readonly encrypted?: boolean;

  /**
   * ARN of the KMS key for it.
   * @default - the account's default key for EBS
   */
  readonly kmsKey?: string;

  /**
   * File system of the volumes.
   * @default AwsFileSystem.EXT4
   */
  readonly fileSystem?: AwsFileSystem;

  /**
   * Keep a volume after its claim is gone.
   * @default false
   */
  readonly retain?: boolean;
}
