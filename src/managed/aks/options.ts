import { Size } from 'cdk8s';
import { PoolOptions } from '../../options/group/groups';

/** How pods get addresses. */
export enum AksNetwork {
  /** Azure CNI in an overlay, with Cilium as its data plane, which also enforces network policies. */
  CILIUM = 'cilium',

  /** Azure CNI in an overlay. Network policies are not enforced. */
  OVERLAY = 'overlay',

  /** None: the network addon comes with an AddonStack. */
  NONE = 'none',
}

/** How machines get to the internet. */
export enum AksOutbound {
  /** By the cluster's load balancer. */
  LOAD_BALANCER = 'loadBalancer',

  /** By a NAT gateway that AKS makes. */
  MANAGED_NAT_GATEWAY = 'managedNATGateway',

  /** By the NAT gateway of `subnet`. */
  USER_ASSIGNED_NAT_GATEWAY = 'userAssignedNATGateway',

  /** By the routes of `subnet`. */
  USER_DEFINED_ROUTING = 'userDefinedRouting',
}

/** What Microsoft promises of the control plane. */
export enum AksTier {
  /** Nothing. For trials. */
  FREE = 'Free',

  /** Uptime of the API server. */
  STANDARD = 'Standard',

  /** As STANDARD, and Kubernetes versions for two years. */
  PREMIUM = 'Premium',
}

/** Logins by Microsoft Entra ID. */
export interface AksEntra {
  /**
   * Object ids of the groups whose members are administrators.
   * @default - none
   */
  readonly adminGroups?: string[];

  /**
   * Let role assignments of Azure decide who may do what, beside those of Kubernetes.
   * @default true
   */
  readonly azureRbac?: boolean;

  /**
   * Directory (tenant) id.
   * @default - that of the subscription
   */
  readonly tenantId?: string;
}

/** What runs on a pool. */
export enum AksPoolMode {
  /** Also the pods of AKS itself. */
  SYSTEM = 'System',

  /** Only pods of users. */
  USER = 'User',
}

/** Kinds of system disks. */
export enum AksDiskType {
  /** A disk of its own. */
  MANAGED = 'Managed',

  /** Space on the host, which a replaced machine loses. The size must have enough. */
  EPHEMERAL = 'Ephemeral',
}

/** Operating systems of machines. */
export enum AksImage {
  /** Ubuntu. */
  UBUNTU = 'Ubuntu',

  /** Azure Linux. */
  AZURE_LINUX = 'AzureLinux',
}

/** AKS's own autoscaler in one pool. Changing it replaces no machines. */
export interface AksScaling {
  /** Least number of machines, at least 1 in a pool of the mode SYSTEM. It is also the first one. */
  readonly min: number;

  /** Greatest number of machines. */
  readonly max: number;
}

/** A node pool of AKS. What is said not to change Azure refuses to change: give the pool another name. */
export interface AksPoolOptions extends PoolOptions {
  /**
   * Name of the pool in AKS: at most 12 lower-case letters and digits. It cannot be changed.
   * @default - the name of the pool without dashes
   */
  readonly azureName?: string;

  /**
   * What runs on the pool. One pool at least is of the mode SYSTEM.
   * @default AksPoolMode.USER
   */
  readonly mode?: AksPoolMode;

  /**
   * Size of the machines in Azure's words. It cannot be changed.
   * @default Standard_D4s_v5
   */
  readonly vmSize?: string;

  /**
   * Size of the system disk. It cannot be changed.
   * @default Size.gibibytes(128)
   */
  readonly osDisk?: Size;

  /**
   * Kind of the system disk. It cannot be changed.
   * @default AksDiskType.MANAGED
   */
  readonly osDiskType?: AksDiskType;

  /**
   * Operating system. Replaces the machines.
   * @default AksImage.UBUNTU
   */
  readonly image?: AksImage;

  /**
   * Zones of the machines, out of `1`, `2` and `3`; an empty list where the location has none. They cannot be changed.
   * @default ["1", "2", "3"]
   */
  readonly zones?: string[];

  /**
   * Let AKS's own autoscaler choose the number of machines.
   * @default - the number is `replicas`
   */
  readonly scaling?: AksScaling;

  /**
   * Most pods on a machine, 10 to 250. It cannot be changed.
   * @default - that of AKS
   */
  readonly maxPods?: number;
}
