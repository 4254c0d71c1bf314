import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { virtualMachine, VSPHERE } from '../shared/vsphere';

export const rule: Rule = {
  id: 'VSP-22',
  slug: 'linked-clone-disk',
  sentence: 'Only machines that are cloned as a whole have a disk size.',
  severity: 'warning',
  fix: 'write cloneMode: fullClone, or put data on dataDisks',
  source: 'cluster-api-provider-vsphere v1.16.1 pkg/services/govmomi/vcenter/clone.go',
  kinds: [`VSphereMachineTemplate.${VSPHERE}`],
  good: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { cloneMode: fullClone, diskGiB: 80 } } }') },
  bad: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { cloneMode: linkedClone, diskGiB: 80 } } }') },
  check(subject) {
    const { path, part } = virtualMachine(subject.entry);
    if (typeof part.diskGiB === 'number' && part.cloneMode !== 'fullClone') { subject.report([...path, 'diskGiB'], `${part.diskGiB} GiB are ignored by a linked clone, whose disk is as large as the snapshot's`); }
  },
};
