import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { machineSpec } from '../shared/machine-groups';
import { fields, text } from '../shared/read';

/** A group clones what it refers to; from an object that is no template it can make nothing. */
export const rule: Rule = {
  id: 'MD-13',
  slug: 'template-role',
  sentence: 'A group of machines refers to templates.',
  severity: 'error',
  fix: 'refer to the template',
  source: 'cluster-api v1.14.0 controllers/external CloneTemplate',
  kinds: ['MachineDeployment.cluster.x-k8s.io', 'MachineSet.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineDeployment', 'general', '{ template: { spec: { infrastructureRef: { kind: VSphereMachineTemplate } } } }') },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ template: { spec: { infrastructureRef: { kind: VSphereMachine } } } }') },
  check(subject) {
    const { path, part } = machineSpec(subject.entry);
    for (const [ref, at] of [[part.infrastructureRef, ['infrastructureRef']], [fields(part.bootstrap).configRef, ['bootstrap', 'configRef']]] as const) {
      const kind = text(fields(ref).kind);
      if (kind !== undefined && !kind.endsWith('Template')) { subject.report([...path, ...at, 'kind'], `"${kind}" is not a template`, `write "${kind}Template"`); }
    }
  },
};
