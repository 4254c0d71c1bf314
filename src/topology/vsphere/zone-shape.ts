import { addressingShape } from './device-shape';
import { VSphereTag, VSphereTagTarget, VSphereZone, VSphereZoneHosts } from './zone';
import { VSphereZoneDevice } from './zone-device';
import { checkProps, listOf, refuse, required, Shape, struct } from '../../values/check';
import { dnsLabel } from '../../values/check-names';
import { flag, oneOf, text } from '../../values/check-scalars';

const name = text({ max: 1024 });
const path = text({ max: 2048 });

const tag: Shape<VSphereTag> = { name: required(name), category: name, attachedTo: oneOf(VSphereTagTarget) };

const zoneDevice: Shape<VSphereZoneDevice> = { ...addressingShape, network: required(path) };

const zoneShape: Shape<VSphereZone> = {
  name: required(dnsLabel(30)),
  region: required(struct(tag)),
  tag: struct(tag),
  datacenter: required(path),
  computeCluster: path,
  hosts: struct<VSphereZoneHosts>({ hostGroup: required(path), vmGroup: required(path) }),
  datastore: path,
  devices: listOf(struct(zoneDevice), { min: 1, max: 128 }),
  resourcePool: path,
  folder: path,
  controlPlane: flag,
};

/** A tag with its defaults. */
export interface TagSpec {
  readonly name: string;
  readonly tagCategory: string;
  readonly type: VSphereTagTarget;
}

/** Region and zone tag with their defaults. */
export function tagsOf(zone: VSphereZone): { region: TagSpec; zone: TagSpec } {
  const nearest = zone.hosts ? VSphereTagTarget.HOST_GROUP : zone.computeCluster ? VSphereTagTarget.COMPUTE_CLUSTER : VSphereTagTarget.DATACENTER;
  return {
    region: { name: zone.region.name, tagCategory: zone.region.category ?? 'k8s-region', type: zone.region.attachedTo ?? VSphereTagTarget.DATACENTER },
    zone: { name: zone.tag?.name ?? zone.name, tagCategory: zone.tag?.category ?? 'k8s-zone', type: zone.tag?.attachedTo ?? nearest },
  };
}

/** A list of zones: each by its shape and the provider's rules, names unique, one category for regions and one for zones. */
export function zoneList(where: string, value: unknown): void {
  listOf((at, item) => { checkZone(at, checkProps(at, item as VSphereZone, zoneShape)); }, { min: 1 })(where, value);
  const zones = value as VSphereZone[];
  const names = zones.map(zone => zone.name);
  const twice = names.find((one, index) => names.indexOf(one) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is the name of two zones; give each its own'); }
  for (const kind of ['region', 'zone'] as const) {
    const categories = [...new Set(zones.map(zone => tagsOf(zone)[kind].tagCategory))];
    if (categories.length > 1) {
      throw new Error(`${where}: the ${kind} tags are of categories "${categories.join('" and "')}"; the cloud provider knows one, so use the same for all zones.`);
    }
  }
}

/** VSP-09 to VSP-13. */
function checkZone(where: string, zone: VSphereZone): void {
  const tags = tagsOf(zone);
  if (zone.hosts && !zone.computeCluster) { throw new Error(`${where}.hosts: host groups belong to a compute cluster; write computeCluster.`); }
  if (tags.region.type === VSphereTagTarget.HOST_GROUP) { refuse(`${where}.region.attachedTo`, tags.region.type, 'is for zones only; a region is a datacenter or a compute cluster'); }
  if (tags.zone.type === VSphereTagTarget.HOST_GROUP && !zone.hosts) { throw new Error(`${where}.tag.attachedTo: a host group needs hosts; write hosts: { hostGroup, vmGroup }.`); }
  for (const [prop, { type }] of [['region', tags.region], ['tag', tags.zone]] as const) {
    if (type === VSphereTagTarget.COMPUTE_CLUSTER && !zone.computeCluster) { throw new Error(`${where}.${prop}.attachedTo: the zone has no compute cluster; write computeCluster.`); }
  }
  if (tags.region.tagCategory === tags.zone.tagCategory) { throw new Error(`${where}: region and zone tags are both of category "${tags.zone.tagCategory}"; the cloud provider tells them apart by the category.`); }
  const networks = (zone.devices ?? []).map(({ network }) => network);
  const twice = networks.find((one, index) => networks.indexOf(one) !== index);
  if (twice !== undefined && !onlyNetworks(zone)) { refuse(`${where}.devices`, twice, 'is the network of two devices; the provider allows that only when the devices say nothing but their network'); }
}

/** Whether the devices of a zone only name other networks: the provider has a shorter form for that. */
export function onlyNetworks(zone: VSphereZone): boolean {
  return (zone.devices ?? []).every(given => Object.entries(given).every(([prop, value]) => prop === 'network' || value === undefined));
}
