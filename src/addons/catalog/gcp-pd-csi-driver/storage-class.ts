/** Kinds of volumes. */
export enum GcpVolumeType {
  /** Magnetic disks. */
  STANDARD = 'pd-standard',

  /** Solid state, for most purposes. */
  BALANCED = 'pd-balanced',

  /** Solid state, fast. */
  SSD = 'pd-ssd',

  /** For the newest machine types, which have no persistent disks. */
  HYPERDISK_BALANCED = 'hyperdisk-balanced',
}

/** A kind of storage that claims can ask for. Kubernetes accepts no change of an existing class: give a changed one another name. */
export interface GcpStorageClass {
  /** Name of the class. */
  readonly name: string;

  /**
   * Kind of the volumes.
   * @default GcpVolumeType.BALANCED
   */
  readonly type?: GcpVolumeType;

  /**
   * Keep each volume in two zones of the region. Not with Hyperdisks.
   * @default false
   */
  readonly regional?: boolean;

  /**
   * Key of Cloud KMS the volumes are encrypted with.
   * @default - a key of Google's
   */
  readonly kmsKey?: string;
}
