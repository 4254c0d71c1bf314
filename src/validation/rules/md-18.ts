import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { GROUP_KINDS, machineSpec } from '../shared/machine-groups';
import { text } from '../shared/read';

/** Every machine of the group would claim to be the same one. */
export const rule: Rule = {
  id: 'MD-18',
  slug: 'template-provider-id',
  sentence: 'A template of machines names no machine of the infrastructure.',
  severity: 'error',
  fix: 'leave providerID out',
  source: 'cluster-api v1.14.0 core/reconcilers/machine: a node is found by the providerID of its Machine',
  kinds: GROUP_KINDS,
  good: { manifests: manifest('MachineDeployment', 'general', '{ template: { spec: { clusterName: prod } } }') },
  bad: { manifests: manifest('MachineDeployment', 'general', '{ template: { spec: { providerID: "vsphere://4212c3a5-0000-0000-0000-000000000000" } } }') },
  check(subject) {
    const { path, part } = machineSpec(subject.entry);
    const id = text(part.providerID);
    if (id !== undefined) { subject.report([...path, 'providerID'], `"${id}" would be the identity of every machine of the group`); }
  },
};
