import { Size } from 'cdk8s';
import { PoolOptions } from '../../options/group/groups';

/** How early a cluster gets new versions. GKE then raises versions by itself. */
export enum GkeReleaseChannel {
  /** First. */
  RAPID = 'rapid',

  /** Some months later. */
  REGULAR = 'regular',

  /** Last. */
  STABLE = 'stable',

  /** As REGULAR, and each version for two years. */
  EXTENDED = 'extended',
}

/** Who reaches machines and API server. */
export interface GkePrivacy {
  /**
   * Machines have no public addresses; to reach the internet they need a Cloud NAT.
   * @default true
   */
  readonly privateNodes?: boolean;

  /**
   * The API server has no public address. The management cluster must then reach the network.
   * @default false
   */
  readonly privateEndpoint?: boolean;

  /**
   * Block of 16 addresses for the control plane.
   * @default - GKE decides
   */
  readonly controlPlaneCidr?: string;

  /**
   * Reach the private address of the API server from other regions, too.
   * @default false
   */
  readonly globalAccess?: boolean;

  /**
   * Leave the addresses of pods as they are when they leave the cluster.
   * @default false
   */
  readonly disableSnat?: boolean;
}

/** Addresses from which the API server may be reached. */
export interface GkeAuthorizedNetwork {
  /** The block. */
  readonly cidr: string;

  /**
   * What it is.
   * @default - nothing said
   */
  readonly name?: string;
}

/** Kinds of disks of a node pool. */
export enum GkeDiskType {
  /** Magnetic disks. */
  STANDARD = 'pd-standard',

  /** Solid state, for most purposes. */
  BALANCED = 'pd-balanced',

  /** Solid state, fast. */
  SSD = 'pd-ssd',
}

/** Where GKE's own autoscaler adds machines. */
export enum GkeLocationPolicy {
  /** As many in each zone. */
  BALANCED = 'balanced',

  /** Where capacity is, for spare capacity and reservations. */
  ANY = 'any',
}

/** GKE's own autoscaler in one pool. Changing it replaces no machines. */
export interface GkeScaling {
  /** Least number of machines in all zones together. */
  readonly min: number;

  /** Greatest number of machines in all zones together. */
  readonly max: number;

  /**
   * Where machines are added.
   * @default GkeLocationPolicy.BALANCED
   */
  readonly locationPolicy?: GkeLocationPolicy;
}

/** Addresses of the pods of a pool, where it has its own. */
export interface GkePodRange {
  /** Name of the range in the subnet. */
  readonly name: string;

  /** The block. */
  readonly cidr: string;

  /**
   * Make the range.
   * @default false
   */
  readonly create?: boolean;
}

/**
 * A node pool of GKE. `replicas` is the number of machines in all zones together and must be a multiple of the number of zones; left out it is one per
 * zone. What is said to replace machines the provider refuses to change: give the pool another name.
 */
export interface GkePoolOptions extends PoolOptions {
  /**
   * Machine type. Cannot be changed.
   * @default e2-standard-4
   */
  readonly machineType?: string;

  /**
   * Size of the disk. Cannot be changed.
   * @default Size.gibibytes(100)
   */
  readonly disk?: Size;

  /**
   * Kind of the disk. Cannot be changed.
   * @default GkeDiskType.BALANCED
   */
  readonly diskType?: GkeDiskType;

  /**
   * Local disks of 375 GiB. Cannot be changed.
   * @default 0
   */
  readonly localSsds?: number;

  /**
   * Image, for example `cos_containerd`, `ubuntu_containerd`. Replaces the machines.
   * @default cos_containerd
   */
  readonly imageType?: string;

  /**
   * Most pods on a machine, 8 to 256. Cannot be changed.
   * @default - that of GKE, 110
   */
  readonly maxPods?: number;

  /**
   * Zones of the machines.
   * @default - three zones that GKE chooses
   */
  readonly zones?: string[];

  /**
   * Let GKE's own autoscaler choose the number of machines.
   * @default - the number is `replicas`
   */
  readonly scaling?: GkeScaling;

  /**
   * E-mail address of the machines' service account.
   * @default - the default account of Compute Engine
   */
  readonly serviceAccount?: string;

  /**
   * Start signed software only.
   * @default true
   */
  readonly secureBoot?: boolean;

  /**
   * Compare the boot process with that of the first start.
   * @default true
   */
  readonly integrityMonitoring?: boolean;

  /**
   * Run pods that ask for it in gVisor.
   * @default false
   */
  readonly sandbox?: boolean;

  /**
   * Network tags of the machines.
   * @default - none
   */
  readonly networkTags?: string[];

  /**
   * Labels of the instances in GCP.
   * @default - none
   */
  readonly instanceLabels?: { [key: string]: string };

  /**
   * Range of pods' addresses of this pool. Cannot be changed.
   * @default - that of the cluster
   */
  readonly podRange?: GkePodRange;

  /**
   * Replace machines that do not work. Cannot be changed.
   * @default true
   */
  readonly autoRepair?: boolean;

  /**
   * Kernel parameters.
   * @default - none
   */
  readonly sysctls?: { [parameter: string]: string };
}
