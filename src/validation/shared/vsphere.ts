import { fields, items } from './read';
import { Located } from './topology';
import { Entry, ManifestSet } from '../manifest-set';

/** API group of the kinds that describe virtual machines by themselves, without a supervisor. */
export const VSPHERE = 'infrastructure.cluster.x-k8s.io';

/** The spec of a virtual machine, in itself or in its template. */
export function virtualMachine({ object, kind }: Entry): Located {
  const spec = fields(fields(object).spec);
  return kind.endsWith('Template') ? { path: ['spec', 'template', 'spec'], part: fields(fields(spec.template).spec) } : { path: ['spec'], part: spec };
}

/** The network devices of a virtual machine. */
export function networkDevices(entry: Entry): Located[] {
  const { path, part } = virtualMachine(entry);
  return items(fields(part.network).devices).map((device, index) => ({ path: [...path, 'network', 'devices', index], part: fields(device) }));
}

/** Whether zones of the set may add to the network devices of machines: then a device alone does not say how it gets its address. */
export function zonesShapeNetworks(set: ManifestSet): boolean {
  return set.once(anyZoneShapesNetworks);
}

function anyZoneShapesNetworks(set: ManifestSet): boolean {
  return set.ofKind('VSphereFailureDomain').some(({ object }) => items(fields(fields(fields(object).spec).topology).networkConfigurations).length > 0)
    || (set.ofKind('VSphereFailureDomain').length === 0 && set.ofKind('VSphereCluster').some(({ object }) => fields(fields(object).spec).failureDomainSelector !== undefined));
}
