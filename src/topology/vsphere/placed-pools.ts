import { knownPools } from './nic';
import { PlacedGroup, placementsOf } from './placement';
import { VSphereZone } from './zone';
import { IpPool, PoolFacts } from '../../values/ip-pool';

/** Every pool any machine of these groups may draw from, and those that only a zone names. */
export function poolsOf(groups: PlacedGroup[], zones: VSphereZone[]): IpPool[] {
  const ofGroups = groups.flatMap(({ options }) => (options.devices ?? []).flatMap(({ pools }) => pools ?? []));
  return [...new Set([...ofGroups, ...zones.flatMap(({ devices }) => (devices ?? []).flatMap(({ pools }) => pools ?? []))])];
}

/** Addresses each made pool must have at once, by pool: the machines of all groups that draw from it. */
export function demandOf(groups: PlacedGroup[], machines: (group: PlacedGroup) => number): Map<IpPool, number> {
  const demand = new Map<IpPool, number>();
  for (const group of groups) {
    const placements = placementsOf(group);
    for (const { nics } of placements) {
      for (const pool of nics.flatMap(nic => nic.pools ?? [])) {
        demand.set(pool, (demand.get(pool) ?? 0) + Math.ceil(machines(group) / placements.length));
      }
    }
  }
  return demand;
}

/** Subnets of the pools that give a group's machines their addresses of one family, if all of them are known. */
export function subnetsOf(group: PlacedGroup, family: 4 | 6): PoolFacts[] {
  return placementsOf(group).flatMap(({ nics }) => nics.flatMap(knownPools)).filter(pool => pool.family === family);
}
