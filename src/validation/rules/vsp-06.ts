import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, items, text } from '../shared/read';
import { virtualMachine, VSPHERE } from '../shared/vsphere';

export const rule: Rule = {
  id: 'VSP-06',
  slug: 'pci-device',
  sentence: 'A PCI device is a device by its two numbers, or a virtual GPU by its profile.',
  severity: 'error',
  fix: 'set deviceId and vendorId as decimal numbers (0x1eb8 is 7864), or vGPUProfile',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspheremachinetemplate.go validatePCIDevices',
  kinds: [`VSphereMachineTemplate.${VSPHERE}`, `VSphereMachine.${VSPHERE}`],
  good: { manifests: manifest('VSphereMachineTemplate', 'gpu', '{ template: { spec: { pciDevices: [{ deviceId: 7864, vendorId: 4318 }] } } }') },
  bad: { manifests: manifest('VSphereMachineTemplate', 'gpu', '{ template: { spec: { pciDevices: [{ deviceId: 7864, vGPUProfile: grid_t4-4q }] } } }') },
  check(subject) {
    const { path, part } = virtualMachine(subject.entry);
    items(part.pciDevices).forEach((device, index) => {
      const { deviceId, vendorId, vGPUProfile } = fields(device);
      const at = [...path, 'pciDevices', index];
      const [one, other] = [deviceId, vendorId].map(id => id !== undefined && id !== null);
      const profile = text(vGPUProfile) !== undefined;
      if (profile && (one || other)) { subject.report(at, 'has numbers and a profile'); }
      if (!profile && !(one && other)) { subject.report(at, one || other ? 'has one number of two' : 'has neither numbers nor a profile'); }
    });
  },
};
