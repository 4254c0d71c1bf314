import { Cidr } from '../../values/cidr';
import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { fields, items } from '../shared/read';
import { changedPaths } from '../shared/same';
import { networkDevices, VSPHERE } from '../shared/vsphere';

const MAY_CHANGE = ['providerID', 'powerOffMode', 'guestSoftPowerOffTimeoutSeconds', 'network.devices', 'network'];

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
    for (const { path, part } of networkDevices(subject.entry)) {
      items(part.ipAddrs).forEach((address, index) => {
        if (typeof address === 'string' && !Cidr.parse(address)) { subject.report([...path, 'ipAddrs', index], `"${address}" is not CIDR notation`, 'add the length of the prefix, for example "/24"'); }
      });
    }
    if (!subject.before) { return; }
    const [before, after] = [subject.before, subject.object].map(object => fields(object).spec);
    for (const path of changedPaths(before, after)) {
      const changed = path.join('.');
      // The webhook compares what its types write, and they write no empty list.
      if (isEmptyList(after, path)) { continue; }
      if (!MAY_CHANGE.some(name => changed === name || (name !== 'network' && changed.startsWith(`${name}.`)))) { subject.report(['spec', ...path], 'cannot be changed on a machine that exists'); }
    }
  },
};

function isEmptyList(spec: unknown, path: readonly string[]): boolean {
  const value = path.reduce<unknown>((part, name) => fields(part)[name], spec);
  return Array.isArray(value) && value.length === 0;
}
