import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { VSPHERE } from '../shared/vsphere';
import { checkAddresses, checkChanges } from '../shared/vsphere-machines';

const MAY_CHANGE = ['providerID', 'powerOffMode', 'guestSoftPowerOffTimeoutSeconds', 'network.devices'];

/** Such objects are made by Cluster API; one that is written by hand still has to pass. */
export const rule: Rule = {
  id: 'VSP-15',
  slug: 'vsphere-machine',
  sentence: 'A VSphereMachine has addresses with a prefix, and hardly anything of it changes.',
  severity: 'error',
  fix: 'let a template make the machine',
  source: 'cluster-api-provider-vsphere v1.16.1 internal/webhooks/vspheremachine.go',
  kinds: [`VSphereMachine.${VSPHERE}`],
  good: { manifests: manifest('VSphereMachine', 'prod-0', '{ network: { devices: [{ networkName: nodes, ipAddrs: [10.0.0.20/24] }] } }') },
  bad: { manifests: manifest('VSphereMachine', 'prod-0', '{ network: { devices: [{ networkName: nodes, ipAddrs: [10.0.0.20] }] } }') },
  check(subject) {
    checkAddresses(subject);
    checkChanges(subject, MAY_CHANGE);
  },
};
