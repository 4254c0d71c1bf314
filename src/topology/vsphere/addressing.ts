import { guestNames, knownPools, Nic } from './nic';
import { Cidr, IpAddress } from '../../values/cidr';

/** Refuse devices that would leave a machine without an address, without names or with two ways out. */
export function checkNics(where: string, nics: Nic[], zone?: string): void {
  const at = (index: number) => `${where}.devices[${index}]${zone === undefined ? '' : ` in zone "${zone}"`}`;
  nics.forEach((nic, index) => {
    // VSP-24: the provider would wait for an address for ever.
    if (!nic.dhcp4 && !nic.dhcp6 && !nic.pools && !nic.skipAddresses) {
      throw new Error(`${at(index)}: no source of addresses; write dhcp4: true, dhcp6: true, pools: […] or skipAddresses: true.`);
    }
    checkGateways(at(index), nic);
  });
  checkDefaultRoutes(at, nics);
  checkNames(at, nics);
  // VSP-25: nothing else tells a machine without DHCP how to resolve the name of the API server or of a registry.
  const hearsNameservers = nics.some(nic => nic.nameservers
    || (nic.dhcp4 && nic.dhcp4Overrides?.useDns !== false)
    || (nic.dhcp6 && nic.dhcp6Overrides?.useDns !== false));
  const statics = nics.findIndex(nic => nic.pools);
  if (statics >= 0 && !hearsNameservers) { throw new Error(`${at(statics)}: static addresses need nameservers; write nameservers: […].`); }
}

/** Address families a machine gets; undefined when a pool is not known well enough to tell. */
export function familiesOf(nics: Nic[]): ReadonlySet<4 | 6> | undefined {
  if (nics.some(nic => nic.pools?.some(pool => !pool.options))) { return undefined; }
  const byDhcp = (nic: Nic) => [...nic.dhcp4 ? [4 as const] : [], ...nic.dhcp6 ? [6 as const] : []];
  return new Set(nics.flatMap(nic => [...byDhcp(nic), ...knownPools(nic).map(({ family }) => family)]));
}

/** The provider refuses a machine whose gateways contradict each other on one device, but only when it is made. */
function checkGateways(at: string, nic: Nic): void {
  for (const family of [4, 6] as const) {
    const own = family === 4 ? nic.gateway4 : nic.gateway6;
    const gateways = knownPools(nic).filter(pool => pool.family === family && pool.options.gateway !== undefined).map(pool => pool.options.gateway!);
    const all = [...own === undefined ? [] : [own], ...gateways];
    // What a class variable will be is not known.
    const known = all.filter(gateway => IpAddress.parse(gateway));
    const clash = known.find(gateway => IpAddress.parse(gateway)!.value !== IpAddress.parse(known[0])!.value);
    if (clash !== undefined) { throw new Error(`${at}: the IPv${family} gateways ${known[0]} and ${clash} contradict each other; a device has one per address family.`); }
    const families = familiesOf([nic]);
    if (own !== undefined && families && !families.has(family)) {
      throw new Error(`${at}.gateway${family}: the device has no IPv${family} address; leave it out or add a source of IPv${family} addresses.`);
    }
  }
}

/** VSP-24: with two equal default routes replies leave through whichever device came up first. */
function checkDefaultRoutes(at: (index: number) => string, nics: Nic[]): void {
  for (const family of [4, 6] as const) {
    const seen = new Map<string, number>();
    nics.forEach((nic, index) => {
      for (const metric of new Set(defaultRoutes(nic, family))) {
        const before = seen.get(metric);
        if (before !== undefined) {
          throw new Error(`${at(index)}: devices ${before} and ${index} both set a default IPv${family} route; on one of them write dhcp${family}Overrides: { useRoutes: false } or { routeMetric: … }, or use a pool without a gateway.`);
        }
        seen.set(metric, index);
      }
    });
  }
}

/** Metrics of the default routes a device brings. IPv6 routes by router advertisement are the router's business and not known here. */
function defaultRoutes(nic: Nic, family: 4 | 6): string[] {
  const plain = 'default';
  const byDhcp = family === 4 && nic.dhcp4 && nic.dhcp4Overrides?.useRoutes !== false ? [String(nic.dhcp4Overrides?.routeMetric ?? plain)] : [];
  const byGateway = (family === 4 ? nic.gateway4 : nic.gateway6) !== undefined
    || knownPools(nic).some(pool => pool.family === family && pool.options.gateway !== undefined);
  const byRoute = (nic.routes ?? []).filter(({ to }) => { const block = Cidr.parse(to)!; return block.family === family && block.prefix === 0; });
  return [...byDhcp, ...byGateway ? [plain] : [], ...byRoute.map(({ metric }) => String(metric ?? 100))];
}

/** Two devices cannot have one name in the guest. */
function checkNames(at: (index: number) => string, nics: Nic[]): void {
  const names = guestNames(nics);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) { throw new Error(`${at(twice)}.name: two devices are called "${names[twice]}"; give each its own name.`); }
}
