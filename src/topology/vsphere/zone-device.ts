import { DhcpOverrides } from './devices';
import { IpPool } from '../../values/ip-pool';

/** How a machine's network device differs in a zone. Options that are left out stay as the machine has them. */
export interface VSphereZoneDevice {
  /** Network (port group or segment) in this zone, by name or path. */
  readonly network: string;

  /**
   * Get an IPv4 address by DHCP.
   * @default - as the machine does; false when `dhcp6` or `pools` is given
   */
  readonly dhcp4?: boolean;

  /**
   * Get an IPv6 address by DHCP.
   * @default - as the machine does; false when `dhcp4` or `pools` is given
   */
  readonly dhcp6?: boolean;

  /**
   * What to take from the DHCP server for IPv4.
   * @default - as the machine does
   */
  readonly dhcp4Overrides?: DhcpOverrides;

  /**
   * What to take from the DHCP server for IPv6.
   * @default - as the machine does
   */
  readonly dhcp6Overrides?: DhcpOverrides;

  /**
   * Get one static address from each of these pools. A zone can change the pools of a device, not take them away.
   * @default - as the machine does
   */
  readonly pools?: IpPool[];

  /**
   * Addresses of DNS servers.
   * @default - as the machine does
   */
  readonly nameservers?: string[];

  /**
   * DNS search domains.
   * @default - as the machine does
   */
  readonly searchDomains?: string[];
}
