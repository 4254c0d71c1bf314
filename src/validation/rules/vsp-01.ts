import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { same } from '../shared/same';
import { virtualMachine } from '../shared/vsphere';

export const rule: Rule = {
  id: 'VSP-01',
  slug: 'kept-machine-template',
  sentence: 'The spec of a VSphereMachineTemplate never changes.',
  severity: 'error',
  fix: 'create a template with another name and refer to that one',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspheremachinetemplate.go and internal/webhooks/vmware',
  kinds: ['VSphereMachineTemplate'],
  good: {
    before: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { memoryMiB: 8192 } } }'),
    manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { memoryMiB: 8192 } } }', 'labels: { team: a }'),
  },
  bad: {
    before: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { memoryMiB: 8192 } } }'),
    manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { memoryMiB: 16384 } } }'),
  },
  check(subject) {
    if (!subject.before) { return; }
    const { path, part } = virtualMachine(subject.entry);
    if (!same(virtualMachine({ ...subject.entry, object: subject.before }).part, part)) { subject.report(path, 'the template differs from the one that exists under this name'); }
  },
};
