import { IpPool } from '../../values/ip-pool';

/** Whether a machine takes the search domains a DHCP server offers. */
export enum DhcpDomains {
  /** For looking names up. */
  SEARCH = 'true',

  /** Not at all. */
  IGNORE = 'false',

  /** Only to decide which name server answers. */
  ROUTE = 'route',
}

/** What a machine takes from a DHCP server's answer, in the sense of netplan. */
export interface DhcpOverrides {
  /**
   * Take the default route and other routes. Switch it off on all devices but one.
   * @default true
   */
  readonly useRoutes?: boolean;

  /**
   * Metric of the routes; the lowest wins.
   * @default - the guest's own
   */
  readonly routeMetric?: number;

  /**
   * Take the name servers.
   * @default true
   */
  readonly useDns?: boolean;

  /**
   * Take the search domains.
   * @default - the guest's own
   */
  readonly useDomains?: DhcpDomains;

  /**
   * Take the MTU.
   * @default true
   */
  readonly useMtu?: boolean;

  /**
   * Take the time servers.
   * @default true
   */
  readonly useNtp?: boolean;

  /**
   * Tell the server the machine's name.
   * @default true
   */
  readonly sendHostname?: boolean;
}

/** A route through a network device. */
export interface VSphereRoute {
  /** Destination in CIDR notation. */
  readonly to: string;

  /** Address of the next hop. */
  readonly via: string;

  /**
   * Metric; the lowest wins.
   * @default 100
   */
  readonly metric?: number;
}

/** A network device of a machine. Addresses come by DHCP unless another source is given. */
export interface VSphereDevice {
  /**
   * Network (port group or segment), by name or path.
   * @default - the group's `network`
   */
  readonly network?: string;

  /**
   * Name in the guest. Some images ignore it and keep for example `ens192`.
   * @default - eth0, eth1, … in the order of the list
   */
  readonly name?: string;

  /**
   * Get an IPv4 address by DHCP.
   * @default - true unless `dhcp6`, `pools` or `skipAddresses` is given
   */
  readonly dhcp4?: boolean;

  /**
   * Get an IPv6 address by DHCP.
   * @default false
   */
  readonly dhcp6?: boolean;

  /**
   * What to take from the DHCP server for IPv4.
   * @default - everything
   */
  readonly dhcp4Overrides?: DhcpOverrides;

  /**
   * What to take from the DHCP server for IPv6.
   * @default - everything
   */
  readonly dhcp6Overrides?: DhcpOverrides;

  /**
   * Get one static address from each of these pools, for example one per address family.
   * @default - none
   */
  readonly pools?: IpPool[];

  /**
   * IPv4 gateway.
   * @default - that of the pool or the DHCP server
   */
  readonly gateway4?: string;

  /**
   * IPv6 gateway.
   * @default - that of the pool or of router advertisements
   */
  readonly gateway6?: string;

  /**
   * Addresses of DNS servers. Static addresses need them.
   * @default - those of the DHCP server
   */
  readonly nameservers?: string[];

  /**
   * DNS search domains.
   * @default - those of the DHCP server
   */
  readonly searchDomains?: string[];

  /**
   * MTU in bytes.
   * @default - the guest's own
   */
  readonly mtu?: number;

  /**
   * Routes beside the default route.
   * @default - none
   */
  readonly routes?: VSphereRoute[];

  /**
   * Do not wait for an address on this device: something in the cluster, such as Multus, uses it.
   * @default false
   */
  readonly skipAddresses?: boolean;
}
