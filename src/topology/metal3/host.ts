import { Size } from 'cdk8s';

/** How a host starts. */
export enum Metal3BootMode {
  /** UEFI. */
  UEFI = 'UEFI',

  /** UEFI that starts signed programs only. */
  UEFI_SECURE_BOOT = 'UEFISecureBoot',

  /** BIOS. */
  LEGACY = 'legacy',
}

/** Which disk the image is written to; everything given must hold. */
export interface Metal3RootDevice {
  /**
   * Name of the device, or a link to it such as `/dev/disk/by-path/…`. Names like `/dev/sda` may change from one start to the next.
   * @default - any
   */
  readonly deviceName?: string;

  /**
   * World-wide name of the disk.
   * @default - any
   */
  readonly wwn?: string;

  /**
   * Serial number of the disk.
   * @default - any
   */
  readonly serialNumber?: string;

  /**
   * Least size.
   * @default - any
   */
  readonly minSize?: Size;

  /**
   * Whether the disk turns.
   * @default - either
   */
  readonly rotational?: boolean;
}

/**
 * A host that is registered with the cluster (`BareMetalHost`), in its namespace. Deleting the object takes the host out of service, so hosts
 * that several clusters share are better registered elsewhere and chosen by their labels.
 */
export interface Metal3Host {
  /** Name of the object. */
  readonly name: string;

  /** Address of the management controller, with its driver: `redfish-virtualmedia://10.0.1.5/redfish/v1/Systems/1`, `ipmi://10.0.1.6`. */
  readonly bmcAddress: string;

  /** Existing Secret in the cluster's namespace with the keys `username` and `password` of the management controller. */
  readonly bmcSecret: string;

  /**
   * Do not check the certificate of the management controller.
   * @default false
   */
  readonly bmcInsecure?: boolean;

  /** Hardware address of the network card the host starts from. */
  readonly bootMacAddress: string;

  /**
   * How it starts.
   * @default Metal3BootMode.UEFI
   */
  readonly bootMode?: Metal3BootMode;

  /**
   * The disk for the image.
   * @default - the operator's choice, the smallest disk of at least 4 GB
   */
  readonly rootDevice?: Metal3RootDevice;

  /**
   * Labels by which `hostSelector` finds it.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Failure domain it is in.
   * @default - none
   */
  readonly failureDomain?: string;
}
