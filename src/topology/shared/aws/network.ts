import { AwsIngressRule, AwsProtocol } from './ingress';

/** A subnet that exists already. */
export interface AwsSubnet {
  /** Its id, `subnet-…`. */
  readonly id: string;

  /**
   * Its availability zone, so that mistakes in failure domains are found here.
   * @default - the provider looks it up
   */
  readonly zone?: string;
}

/** A port that machines of the cluster open to each other, both ways, for the network addon. */
export interface AwsMachinePort {
  /** What it is for. */
  readonly description: string;

  /** Protocol. */
  readonly protocol: AwsProtocol;

  /** First port; -1 with protocols that have none. */
  readonly fromPort: number;

  /**
   * Last port.
   * @default - `fromPort`
   */
  readonly toPort?: number;
}

/** Which zones a VPC gets subnets in. */
export enum AwsZoneSelection {
  /** The first ones by name. */
  ORDERED = 'Ordered',
  /** Any. */
  RANDOM = 'Random',
}

/** The VPC and what its security groups let in. It is decided when the cluster is made; rules and tags change in place. */
export interface AwsNetwork {
  /**
   * VPC that exists already.
   * @default - the provider makes one and deletes it with the cluster
   */
  readonly vpcId?: string;

  /**
   * Its subnets for the cluster; private ones carry the machines, public ones internet-facing balancers. The provider tags them.
   * @default - all of the VPC where `vpcId` is given, else the provider makes a private and a public one per zone
   */
  readonly subnets?: AwsSubnet[];

  /**
   * Address block of the VPC that is made, /16 to /28, in which the blocks of pods and services must not lie.
   * @default 10.0.0.0/16
   */
  readonly cidr?: string;

  /**
   * Further address blocks of the VPC that is made.
   * @default - none
   */
  readonly secondaryCidrs?: string[];

  /**
   * Pool of Amazon's IP address manager that the VPC's block comes from, in place of `cidr`.
   * @default - `cidr`
   */
  readonly ipamPoolId?: string;

  /**
   * In how many availability zones the VPC that is made has subnets. Each has a NAT gateway.
   * @default 3
   */
  readonly zones?: number;

  /**
   * In which ones, where the region has more.
   * @default AwsZoneSelection.ORDERED
   */
  readonly zoneSelection?: AwsZoneSelection;

  /**
   * Ports that the machines open to each other for the network addon. They take the place of the default ones.
   * @default - those of Cilium and Calico: BGP, IP in IP, VXLAN, WireGuard, health checks, Typha, Hubble
   */
  readonly machinePorts?: AwsMachinePort[];

  /**
   * What machines of pools let in beside that.
   * @default - nothing more
   */
  readonly nodeRules?: AwsIngressRule[];

  /**
   * What control plane machines let in beside that.
   * @default - nothing more
   */
  readonly controlPlaneRules?: AwsIngressRule[];

  /**
   * Who reaches the node ports of services: address blocks.
   * @default - everybody who gets to the machines, which are in private subnets
   */
  readonly nodePortCidrs?: string[];

  /**
   * Security groups that exist already, in place of those the provider makes: ids by role (`node`, `controlplane`, `apiserver-lb`, `lb`,
   * `bastion`, `node-eks-additional`).
   * @default - the provider makes them
   */
  readonly securityGroups?: { [role: string]: string };
}
