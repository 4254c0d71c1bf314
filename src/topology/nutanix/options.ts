import { Size } from 'cdk8s';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';

/** How a virtual machine starts. */
export enum NutanixBootType {
  /** UEFI. */
  UEFI = 'uefi',

  /** BIOS. */
  LEGACY = 'legacy',
}

/** A category of Prism Central; it must exist. */
export interface NutanixCategory {
  /** Key. */
  readonly key: string;

  /** Value. */
  readonly value: string;
}

/** An empty disk. */
export interface NutanixDataDisk {
  /** Size. */
  readonly size: Size;

  /**
   * Storage container, by name or UUID.
   * @default - that of the system disk
   */
  readonly storageContainer?: string;

  /**
   * Keep it on flash storage.
   * @default false
   */
  readonly flash?: boolean;
}

/**
 * The virtual machines of a group without their image, which the topology must say and a group may. Every change replaces the machines that use it.
 * Said on the topology an option holds for all groups; a group's own takes the place of the topology's as a whole.
 */
export interface NutanixMachineBase {
  /**
   * Cluster of Prism Element, by name or UUID. Machines in a failure domain are in that of the domain.
   * @default - none: every machine is in a failure domain
   */
  readonly cluster?: string;

  /**
   * Subnets, by name or UUID: one network card each. Machines in a failure domain have those of the domain.
   * @default - none: every machine is in a failure domain
   */
  readonly subnets?: string[];

  /**
   * Virtual CPUs, as sockets.
   * @default 4
   */
  readonly cpus?: number;

  /**
   * Cores of each of them.
   * @default 1
   */
  readonly coresPerCpu?: number;

  /**
   * Memory, at least 2 GiB.
   * @default - Size.gibibytes(8) on the control plane, Size.gibibytes(16) in pools
   */
  readonly memory?: Size;

  /**
   * Size of the system disk, at least 20 GiB.
   * @default Size.gibibytes(80)
   */
  readonly disk?: Size;

  /**
   * Empty disks to add.
   * @default - none
   */
  readonly dataDisks?: NutanixDataDisk[];

  /**
   * How machines start; the image must be made for it.
   * @default NutanixBootType.UEFI
   */
  readonly bootType?: NutanixBootType;

  /**
   * Project of Prism Central, by name or UUID.
   * @default - none
   */
  readonly project?: string;

  /**
   * Categories of the machines.
   * @default - that of the cluster, which the provider makes
   */
  readonly categories?: NutanixCategory[];

  /**
   * GPUs to attach, by the name of their kind.
   * @default - none
   */
  readonly gpus?: string[];
}

/** The virtual machines of a group. */
export interface NutanixMachineOptions extends NutanixMachineBase {
  /**
   * Image in Prism Central, by name or UUID. `{version}` in a name stands for the Kubernetes version (`v1.34.3`).
   * @default - the topology's
   */
  readonly image?: string;
}

/** The control plane's machines on Nutanix. */
export interface NutanixControlPlaneOptions extends ControlPlaneOptions, NutanixMachineOptions {}

/** A pool of worker machines on Nutanix. */
export interface NutanixPoolOptions extends PoolOptions, NutanixMachineOptions {}
