import { DhcpDomains, DhcpOverrides, VSphereDevice, VSphereRoute } from './devices';
import { Check, checkProps, listOf, literal, refuse, required, Shape, struct } from '../../values/check';
import { flag, instanceOf, integer, oneOf, text } from '../../values/check-scalars';
import { Cidr, cidr, IpAddress, ipAddress } from '../../values/cidr';
import { IpPool } from '../../values/ip-pool';
import { deferred, placeholderOf } from '../../values/placeholder';

// Limits of lists and texts: cluster-api-provider-vsphere v1.16.1 schema.
const MAX_ENTRIES = 128;

const overrides: Shape<DhcpOverrides> = {
  useRoutes: flag,
  routeMetric: integer(),
  useDns: flag,
  useDomains: oneOf(DhcpDomains),
  useMtu: flag,
  useNtp: flag,
  sendHostname: flag,
};

const routeShape: Shape<VSphereRoute> = { to: required(cidr), via: required(literal(ipAddress)), metric: integer() };

const route: Check = (where, value) => {
  const { to, via } = checkProps(where, value as VSphereRoute, routeShape);
  if (Cidr.parse(to)!.family !== IpAddress.parse(via)!.family) { refuse(`${where}.via`, via, `is of another address family than "${to}"`); }
};

function address(family: 4 | 6): Check {
  const check: Check = (where, value) => {
    if (placeholderOf(value)?.family === family && deferred(where, value, check)) { return; }
    if (IpAddress.parse(value as string)?.family !== family) { refuse(where, value, `is not an IPv${family} address`); }
  };
  return check;
}

const dnsDomain = text({ what: 'DNS domain', pattern: /^[A-Za-z0-9_]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/, max: 253, example: 'example.com' });

/** The part of a device that a zone may set as well. */
export const addressingShape = {
  dhcp4: flag,
  dhcp6: flag,
  dhcp4Overrides: struct(overrides),
  dhcp6Overrides: struct(overrides),
  pools: listOf(instanceOf(IpPool, 'IpPool.inCluster({…}) or IpPool.existing(…)'), { min: 1, max: MAX_ENTRIES }),
  nameservers: listOf(ipAddress, { min: 1, max: MAX_ENTRIES }),
  searchDomains: listOf(dnsDomain, { min: 1, max: MAX_ENTRIES }),
};

const deviceShape: Shape<VSphereDevice> = {
  ...addressingShape,
  network: text({ max: 2048 }),
  name: text({ what: 'network interface name', pattern: /^[^\s/]{1,15}$/, example: 'eth1' }),
  gateway4: address(4),
  gateway6: address(6),
  mtu: integer({ min: 576, max: 9190, unit: 'bytes' }),
  routes: listOf(route, { min: 1, max: 512 }),
  skipAddresses: flag,
};

/** A device: by its shape, and only overrides of what it uses. What devices of one machine must agree on is checked with all of them known. */
export const device: Check = (where, value) => {
  const given = checkProps(where, value as VSphereDevice, deviceShape);
  for (const [source, dhcp, over] of [['dhcp4', usesDhcp4(given), given.dhcp4Overrides], ['dhcp6', given.dhcp6, given.dhcp6Overrides]] as const) {
    if (over && !dhcp) { throw new Error(`${where}.${source}Overrides: the device does not use ${source}; write ${source}: true or leave the overrides out.`); }
  }
};

/** DHCP for IPv4 is what a device does when it is told nothing else. */
export function usesDhcp4({ dhcp4, dhcp6, pools, skipAddresses }: Pick<VSphereDevice, 'dhcp4' | 'dhcp6' | 'pools' | 'skipAddresses'>): boolean {
  return dhcp4 ?? !(dhcp6 || pools || skipAddresses);
}
