/** Kind of the volumes of a class. */
export enum AzureStorageType {
  /** SSD for production. */
  PREMIUM_SSD = 'Premium_LRS',

  /** The same, copied to three zones: volumes follow their pods to another zone. */
  PREMIUM_SSD_ZRS = 'Premium_ZRS',

  /** SSD for light use. */
  STANDARD_SSD = 'StandardSSD_LRS',

  /** The same, copied to three zones. */
  STANDARD_SSD_ZRS = 'StandardSSD_ZRS',

  /** Magnetic disks. */
  STANDARD_HDD = 'Standard_LRS',
}

/** File system of a volume. */
export enum AzureFileSystem {
  /** The driver's own default. */
  EXT4 = 'ext4',

  /** Suits large files. */
  XFS = 'xfs',
}

/** A kind of storage that claims can ask for. Kubernetes accepts no change of an existing class: give a changed one another name. */
export interface AzureStorageClass {
  /** Name of the class. */
  readonly name: string;

  /**
   * Kind of the volumes.
   * @default AzureStorageType.PREMIUM_SSD
   */
  readonly type?: AzureStorageType;

  /**
   * Resource id of a disk encryption set with a key of yours.
   * @default - a key of Azure
   */
  readonly encryptionSet?: string;

  /**
   * File system of the volumes.
   * @default AzureFileSystem.EXT4
   */
  readonly fileSystem?: AzureFileSystem;

  /**
   * Keep a volume after its claim is gone.
   * @default false
   */
  readonly retain?: boolean;
}
