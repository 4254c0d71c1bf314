import { checkNics } from './addressing';
import { Nic, nicsOf } from './nic';
import { VSphereMachineOptions } from './options';
import { VSphereZone } from './zone';
import { nicsInZone } from './zones';

/** A group of machines with everything that is known about where they are made. */
export interface PlacedGroup {
  /** The prop of the topology, for messages. */
  readonly where: string;
  /** Name of the pool; undefined for the control plane. */
  readonly pool?: string;
  readonly options: VSphereMachineOptions;
  /** The zones its machines are made in; none when the topology has none, or a pool names none. */
  readonly zones: VSphereZone[];
}

/** The devices of a group's machines, once per zone they may be in. */
export function placementsOf(group: PlacedGroup): { readonly zone?: string; readonly nics: Nic[] }[] {
  const { devices, network } = group.options;
  if (group.zones.length === 0) { return [{ nics: nicsOf(devices, network!) }]; }
  return group.zones.map(zone => ({ zone: zone.name, nics: nicsInZone(devices, network!, zone) }));
}

/** Refuse devices that do not work in one of the zones. */
export function checkPlacements(where: string, group: PlacedGroup): void {
  for (const { zone, nics } of placementsOf(group)) { checkNics(where, nics, zone); }
}

/** The datacenters machines are made in; undefined stands for the only one of the vCenter. */
export function datacentersOf(groups: PlacedGroup[]): (string | undefined)[] {
  return [...new Set(groups.flatMap(({ options, zones }) => (zones.length > 0 ? zones.map(({ datacenter }) => datacenter) : [options.datacenter])))];
}
