/** A subnet that the provider makes in the network of a cluster. */
export interface GcpSubnet {
  /** Name of the subnet; machines choose it by that. */
  readonly name: string;

  /** Its block of IPv4 addresses. */
  readonly cidr: string;

  /**
   * Further blocks by the name of their range, from which pods may get addresses.
   * @default - none
   */
  readonly secondaryCidrs?: { [rangeName: string]: string };

  /**
   * Reach the services of Google without a public address.
   * @default true
   */
  readonly privateGoogleAccess?: boolean;

  /**
   * Log the connections.
   * @default false
   */
  readonly flowLogs?: boolean;
}

/** Which side opens the connections that a firewall rule speaks of. */
export enum GcpDirection {
  /** Connections to machines of the network. */
  INGRESS = 'Ingress',

  /** Connections from them. */
  EGRESS = 'Egress',
}

/** A protocol and its ports. */
export interface GcpTraffic {
  /** Protocol: TCP, UDP, ICMP, ESP, AH, IPIP or SCTP. */
  readonly protocol: string;

  /**
   * Ports or ranges of ports, for example `443` or `30000-32767`. TCP and UDP only.
   * @default - all
   */
  readonly ports?: string[];
}

/** A further firewall rule of the network. */
export interface GcpFirewallRule {
  /** Name of the rule; the provider puts the cluster's name before it. */
  readonly name: string;

  /**
   * What the rule lets through. Either this or `denied`.
   * @default - none
   */
  readonly allowed?: GcpTraffic[];

  /**
   * What the rule stops.
   * @default - none
   */
  readonly denied?: GcpTraffic[];

  /**
   * Direction of the connections.
   * @default GcpDirection.INGRESS
   */
  readonly direction?: GcpDirection;

  /**
   * Blocks of addresses the connections come from.
   * @default - all
   */
  readonly sourceCidrs?: string[];

  /**
   * Network tags of machines the connections come from.
   * @default - all
   */
  readonly sourceTags?: string[];

  /**
   * Blocks of addresses the connections go to.
   * @default - all
   */
  readonly destinationCidrs?: string[];

  /**
   * Network tags of the machines the rule holds for. The provider gives machines the tags `<cluster>-control-plane` and `<cluster>-node`.
   * @default - all machines of the network
   */
  readonly targetTags?: string[];

  /**
   * Which rule counts where two speak of the same: the lower number, 1 to 65535.
   * @default 1000
   */
  readonly priority?: number;
}

/** The VPC network of a cluster. */
export interface GcpNetwork {
  /**
   * Name of the network. One that does not exist is made, with a router and Cloud NAT; in one that exists machines without public addresses
   * need a Cloud NAT that is there already. Changing it means another cluster.
   */
  readonly name: string;

  /**
   * Project of a shared VPC. The provider then makes no network, no subnets and no firewall rules.
   * @default - the cluster's project
   */
  readonly hostProject?: string;

  /**
   * Subnets to make.
   * @default - none: a network that is made has one in each region
   */
  readonly subnets?: GcpSubnet[];

  /**
   * Make a subnet in each region together with the network.
   * @default - true unless `subnets` are given
   */
  readonly autoSubnets?: boolean;

  /**
   * Largest packet in bytes, 1300 to 8896.
   * @default - that of GCP, 1460
   */
  readonly mtu?: number;

  /**
   * Ports that Cloud NAT keeps for each machine, 2 to 65536: as many connections it can have to one outside address.
   * @default - the provider's, 64
   */
  readonly natPortsPerMachine?: number;

  /**
   * Make the two rules without which the cluster does not work: health checks of the balancer, and everything between its machines.
   * @default true
   */
  readonly defaultFirewallRules?: boolean;

  /**
   * Further firewall rules.
   * @default - none
   */
  readonly firewallRules?: GcpFirewallRule[];
}
