import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { items } from '../shared/read';
import { networkDevices, VSPHERE } from '../shared/vsphere';

export const rule: Rule = {
  id: 'VSP-03',
  slug: 'template-addresses',
  sentence: 'A VSphereMachineTemplate gives no fixed addresses to network devices.',
  severity: 'error',
  fix: 'use addressesFromPools',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspheremachinetemplate.go',
  kinds: [`VSphereMachineTemplate.${VSPHERE}`],
  good: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { network: { devices: [{ networkName: nodes, dhcp4: true }] } } } }') },
  bad: { manifests: manifest('VSphereMachineTemplate', 'general', '{ template: { spec: { network: { devices: [{ networkName: nodes, ipAddrs: [10.0.0.20/24] }] } } } }') },
  check(subject) {
    for (const { path, part } of networkDevices(subject.entry)) {
      if (items(part.ipAddrs).length > 0) { subject.report([...path, 'ipAddrs'], `${items(part.ipAddrs).filter(address => typeof address === 'string').join(', ') || 'a list'} would be given to every machine`); }
    }
  },
};
