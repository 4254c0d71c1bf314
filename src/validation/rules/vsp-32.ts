import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, isUnset } from '../shared/read';
import { VSPHERE } from '../shared/vsphere';
import { checkAddresses, checkChanges } from '../shared/vsphere-machines';

const MAY_CHANGE = ['bootstrapRef', 'thumbprint', 'powerOffMode', 'guestSoftPowerOffTimeoutSeconds', 'network.devices'];
/** What may be written once. */
const MAY_COME = ['os', 'biosUUID'];

/** Such objects are made by Cluster API; one that is restored from a backup still has to pass. */
export const rule: Rule = {
  id: 'VSP-32',
  slug: 'vsphere-vm',
  sentence: 'A VSphereVM has addresses with a prefix, and hardly anything of it changes.',
  severity: 'error',
  fix: 'let a template make the machine',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspherevm.go',
  kinds: [`VSphereVM.${VSPHERE}`],
  good: {
    before: manifest('VSphereVM', 'prod-0', '{ server: vcenter.example.com }'),
    manifests: manifest('VSphereVM', 'prod-0', '{ server: vcenter.example.com, biosUUID: 4201d3c1-0000-4000-8000-000000000000, network: { devices: [{ networkName: nodes, ipAddrs: [10.0.0.20/24] }] } }'),
  },
  bad: {
    before: manifest('VSphereVM', 'prod-0', '{ server: vcenter.example.com }'),
    manifests: manifest('VSphereVM', 'prod-0', '{ server: other.example.com }'),
  },
  check(subject) {
    // On an update nobody looks at the addresses.
    if (!subject.before) { checkAddresses(subject); }
    const old = fields(fields(subject.before).spec);
    checkChanges(subject, [...MAY_CHANGE, ...MAY_COME.filter(name => isUnset(old[name]) || old[name] === '')]);
  },
};
