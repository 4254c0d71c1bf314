import { Size } from 'cdk8s';

/** Kinds of disks. */
export enum GcpDiskType {
  /** Magnetic disks. */
  STANDARD = 'pd-standard',

  /** Solid state, for most purposes. */
  BALANCED = 'pd-balanced',

  /** Solid state, fast. */
  SSD = 'pd-ssd',

  /** The one kind of system disk that the newest machine types have (n4, c4, c4a and others). */
  HYPERDISK_BALANCED = 'hyperdisk-balanced',

  /** A disk of 375 GiB in the host, which is gone with the machine. For data disks only. */
  LOCAL_SSD = 'local-ssd',
}

/** The system disk. */
export interface GcpDisk {
  /**
   * Its size; at least that of the image.
   * @default Size.gibibytes(100)
   */
  readonly size?: Size;

  /**
   * Its kind.
   * @default - see `disk`
   */
  readonly type?: GcpDiskType;

  /**
   * Key of Cloud KMS it is encrypted with: `projects/<project>/locations/<region>/keyRings/<ring>/cryptoKeys/<key>`. Data disks get the same.
   * @default - a key of Google's
   */
  readonly kmsKey?: string;

  /**
   * E-mail address of the service account that uses the key.
   * @default - the service agent of Compute Engine
   */
  readonly kmsServiceAccount?: string;
}

/** A further disk. */
export interface GcpDataDisk {
  /**
   * Its size. Disks of the kind LOCAL_SSD have one size only.
   * @default Size.gibibytes(100)
   */
  readonly size?: Size;

  /**
   * Its kind.
   * @default - that of the system disk
   */
  readonly type?: GcpDiskType;
}

/** What happens to a machine when its host is maintained. */
export enum GcpMaintenance {
  /** It moves to another host while it runs. */
  MIGRATE = 'Migrate',

  /** It is stopped. */
  TERMINATE = 'Terminate',
}

/** How memory is encrypted. Each is there on some machine types only. */
export enum GcpConfidentialComputing {
  /** AMD SEV: n2d, c2d, c3d. */
  SEV = 'AMDEncryptedVirtualization',

  /** AMD SEV-SNP: n2d. */
  SEV_SNP = 'AMDEncryptedVirtualizationNestedPaging',

  /** Intel TDX: c3. */
  TDX = 'IntelTrustedDomainExtensions',
}
