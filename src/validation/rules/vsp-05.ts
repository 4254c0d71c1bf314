import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { text } from '../shared/read';
import { virtualMachine, VSPHERE } from '../shared/vsphere';

export const rule: Rule = {
  id: 'VSP-05',
  slug: 'power-off-timeout',
  sentence: 'Only machines that are asked first have a time after which they are switched off.',
  severity: 'error',
  fix: 'write powerOffMode: trySoft, or leave the time out',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspheremachinetemplate.go',
  kinds: [`VSphereMachineTemplate.${VSPHERE}`, `VSphereMachine.${VSPHERE}`, `VSphereVM.${VSPHERE}`],
  good: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { powerOffMode: trySoft, guestSoftPowerOffTimeoutSeconds: 60 } } }') },
  bad: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { powerOffMode: hard, guestSoftPowerOffTimeoutSeconds: 60 } } }') },
  check(subject) {
    const { path, part } = virtualMachine(subject.entry);
    const { powerOffMode, guestSoftPowerOffTimeoutSeconds: seconds } = part;
    if (typeof seconds === 'number' && seconds !== 0 && powerOffMode !== 'trySoft') {
      subject.report([...path, 'guestSoftPowerOffTimeoutSeconds'], `${seconds} s mean nothing with powerOffMode ${text(powerOffMode) ?? 'hard'}`);
    }
  },
};
