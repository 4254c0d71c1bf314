import { fields } from './read';
import { Located } from './topology';
import { Entry } from '../manifest-set';

/** Kinds that keep a number of machines made from a template. */
export const GROUP_KINDS: readonly string[] = ['MachineDeployment', 'MachineSet', 'MachinePool'].map(kind => `${kind}.cluster.x-k8s.io`);

/** The same, and single machines. */
export const MACHINE_KINDS: readonly string[] = [...GROUP_KINDS, 'Machine.cluster.x-k8s.io'];

/** The spec of the machines that an object of one of these kinds is or makes. */
export function machineSpec({ object, kind }: Entry): Located {
  const spec = fields(fields(object).spec);
  return kind === 'Machine' ? { path: ['spec'], part: spec } : { path: ['spec', 'template', 'spec'], part: fields(fields(spec.template).spec) };
}

/** The metadata that machines get from the template of their group. */
export function machineMetadata(entry: Entry): Located {
  const { template } = fields(fields(entry.object).spec);
  return { path: ['spec', 'template', 'metadata'], part: fields(fields(template).metadata) };
}
