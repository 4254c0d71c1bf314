import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { text } from '../shared/read';
import { virtualMachine, VSPHERE } from '../shared/vsphere';

export const rule: Rule = {
  id: 'VSP-04',
  slug: 'hardware-version',
  sentence: 'The version of virtual hardware is "vmx-" and a number.',
  severity: 'error',
  fix: 'write for example "vmx-19"',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspheremachinetemplate.go',
  kinds: [`VSphereMachineTemplate.${VSPHERE}`],
  good: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { hardwareVersion: vmx-19 } } }') },
  bad: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { hardwareVersion: "19" } } }') },
  check(subject) {
    const { path, part } = virtualMachine(subject.entry);
    const version = text(part.hardwareVersion);
    if (version !== undefined && !/^vmx-[1-9][0-9]?$/.test(version)) { subject.report([...path, 'hardwareVersion'], `"${version}" is not a hardware version`); }
  },
};
