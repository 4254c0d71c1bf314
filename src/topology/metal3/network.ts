import { Metal3IpPool } from './ip-pool';
import { Metal3MacAddress } from './mac-address';

/** A network card. */
export interface Metal3Ethernet {
  /** What the rest of the network calls it. */
  readonly id: string;

  /**
   * Name of the interface on the machine; cloud-init renames the card.
   * @default - the operating system's
   */
  readonly name?: string;

  /**
   * Largest packet, in bytes.
   * @default 1500
   */
  readonly mtu?: number;

  /**
   * How the card is found.
   * @default - Metal3MacAddress.fromHostInterface(id)
   */
  readonly mac?: Metal3MacAddress;
}

/** A VLAN on a card. */
export interface Metal3Vlan extends Metal3Ethernet {
  /** Number of the VLAN, 1 to 4094. */
  readonly vlan: number;

  /** `id` of the card it is on. */
  readonly link: string;
}

/** How a link gets addresses without a pool. */
export enum Metal3AddressMethod {
  /** DHCP for IPv4. */
  DHCP4 = 'ipv4DHCP',

  /** DHCP for IPv6. */
  DHCP6 = 'ipv6DHCP',

  /** IPv6 addresses from router advertisements. */
  SLAAC = 'ipv6SLAAC',
}

/** A route. */
export interface Metal3Route {
  /** Block of addresses it leads to, `0.0.0.0/0` for all. */
  readonly to: string;

  /**
   * Address of the gateway.
   * @default - the gateway of the pool the link has its address from
   */
  readonly via?: string;
}

/** Addresses of a link: from a pool, or by a method. */
export interface Metal3LinkAddress {
  /** `id` of the card or VLAN. */
  readonly link: string;

  /**
   * Pool to take one static address from.
   * @default - none: `method` is given
   */
  readonly pool?: Metal3IpPool;

  /**
   * How else the link gets addresses.
   * @default - none: `pool` is given
   */
  readonly method?: Metal3AddressMethod;

  /**
   * Routes through this link.
   * @default - the default route, when `pool` is made with the cluster, has a gateway and is the first such pool of its family
   */
  readonly routes?: Metal3Route[];
}

/**
 * The network of machines, as cloud-init sets it up. It is part of a Metal3DataTemplate, which the provider lets nobody edit: a change makes a
 * new one and replaces the machines.
 */
export interface Metal3Network {
  /** The network cards. */
  readonly ethernets: Metal3Ethernet[];

  /**
   * VLANs on them.
   * @default - none
   */
  readonly vlans?: Metal3Vlan[];

  /** The addresses of the links. A link without any comes up without an address. */
  readonly addresses: Metal3LinkAddress[];

  /**
   * DNS servers.
   * @default - those of `nameserversFrom`, else what DHCP says
   */
  readonly nameservers?: string[];

  /**
   * Pool whose DNS servers the machines use.
   * @default - none
   */
  readonly nameserversFrom?: Metal3IpPool;
}
