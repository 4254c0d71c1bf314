import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { text } from '../shared/read';
import { virtualMachine } from '../shared/vsphere';

export const rule: Rule = {
  id: 'VSP-02',
  slug: 'template-identity',
  sentence: 'A VSphereMachineTemplate names no virtual machine.',
  severity: 'error',
  fix: 'leave providerID out',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspheremachinetemplate.go',
  kinds: ['VSphereMachineTemplate'],
  good: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { memoryMiB: 8192 } } }') },
  bad: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { providerID: "vsphere://4212c3a5-0000-0000-0000-000000000000" } } }') },
  check(subject) {
    const { path, part } = virtualMachine(subject.entry);
    const id = text(part.providerID);
    if (id !== undefined) { subject.report([...path, 'providerID'], `"${id}" would be the identity of every machine`); }
  },
};
