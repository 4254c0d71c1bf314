import { fields, items } from './read';
import { IpAddress } from '../../values/cidr';
import { IpPoolOptions, PoolFacts } from '../../values/ip-pool';
import { IpRange } from '../../values/ip-range';
import { Entry, ManifestSet } from '../manifest-set';

/** A pool of addresses in the set whose content can be read. */
export interface AddressPool {
  readonly entry: Entry;
  readonly facts: PoolFacts;
  readonly ranges: readonly IpRange[];
  /** What the pool keeps back: excluded addresses and the gateway. */
  readonly kept: readonly IpRange[];
}

/** The pools of the set, by `Kind/namespace/name`. Those with mistakes in them are left to the rules about pools. */
export function addressPools(set: ManifestSet): ReadonlyMap<string, AddressPool> {
  return set.once(readPools);
}

/** Key of the pool that a machine in a namespace refers to. */
export function poolKey(kind: unknown, namespace: string, name: unknown): string {
  return `${kind}/${kind === 'GlobalInClusterIPPool' ? '' : namespace}/${name}`;
}

/** The pools that may give an address to a machine. */
export function poolsHandingOut(set: ManifestSet, address: IpAddress): AddressPool[] {
  const { prefixes, bySubnet } = set.once(poolsBySubnet);
  const near = (prefixes.get(address.family) ?? []).flatMap(prefix => bySubnet.get(subnetKey(address, prefix)) ?? []);
  return near.filter(({ facts }) => facts.handsOut(address));
}

function readPools(set: ManifestSet): Map<string, AddressPool> {
  const pools = new Map<string, AddressPool>();
  for (const kind of ['InClusterIPPool', 'GlobalInClusterIPPool']) {
    for (const entry of set.ofKind(kind)) {
      const options = readOptions(entry);
      if (options) {
        pools.set(poolKey(kind, entry.namespace, entry.name), {
          entry,
          facts: new PoolFacts(options),
          ranges: options.addresses.map(text => IpRange.parse(text)!),
          kept: [...options.excludedAddresses ?? [], ...options.gateway ? [options.gateway] : []].map(text => IpRange.parse(text)!),
        });
      }
    }
  }
  return pools;
}

function readOptions({ object, name }: Entry): IpPoolOptions | undefined {
  const spec = fields(fields(object).spec);
  const addresses = items(spec.addresses);
  const kept = [...items(spec.excludedAddresses), ...spec.gateway === undefined || spec.gateway === null || spec.gateway === '' ? [] : [spec.gateway]];
  const ranges = [...addresses, ...kept].map(text => IpRange.parse(text));
  const { prefix } = spec;
  if (addresses.length === 0 || ranges.some(range => range === undefined || range.family !== ranges[0]!.family)) { return undefined; }
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > ranges[0]!.address.bits) { return undefined; }
  return {
    name,
    addresses: addresses as string[],
    prefix,
    gateway: spec.gateway || undefined,
    excludedAddresses: items(spec.excludedAddresses) as string[],
    allocateReserved: spec.allocateReservedIPAddresses === true,
  };
}

function poolsBySubnet(set: ManifestSet): { prefixes: Map<number, number[]>; bySubnet: Map<string, AddressPool[]> } {
  const prefixes = new Map<number, number[]>();
  const bySubnet = new Map<string, AddressPool[]>();
  for (const pool of addressPools(set).values()) {
    const { subnet, family } = pool.facts;
    const known = prefixes.get(family) ?? [];
    if (!known.includes(subnet.prefix)) { prefixes.set(family, [...known, subnet.prefix]); }
    const key = subnetKey(subnet.address, subnet.prefix);
    const list = bySubnet.get(key);
    if (list) { list.push(pool); } else { bySubnet.set(key, [pool]); }
  }
  return { prefixes, bySubnet };
}

function subnetKey({ family, value, bits }: IpAddress, prefix: number): string {
  return `${family}/${prefix}/${value / 2n ** BigInt(bits - prefix)}`;
}
