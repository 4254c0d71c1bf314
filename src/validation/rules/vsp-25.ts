import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { items } from '../shared/read';
import { networkDevices, VSPHERE, zonesShapeNetworks } from '../shared/vsphere';

const POOL = 'addressesFromPools: [{ apiGroup: ipam.cluster.x-k8s.io, kind: InClusterIPPool, name: nodes }]';
const spec = (more: string) => `{ template: { spec: { network: { devices: [{ networkName: nodes, ${POOL}${more} }] } } } }`;

export const rule: Rule = {
  id: 'VSP-25',
  slug: 'nameservers',
  sentence: 'A machine that gets nothing by DHCP is told its nameservers.',
  severity: 'warning',
  fix: 'write nameservers on a device',
  source: 'cluster-api-provider-vsphere v1.16.1 templates/cluster-template-node-ipam.yaml',
  kinds: [`VSphereMachineTemplate.${VSPHERE}`],
  good: { manifests: manifest('VSphereMachineTemplate', 'general', spec(', nameservers: [10.0.0.53]')) },
  bad: { manifests: manifest('VSphereMachineTemplate', 'general', spec('')) },
  check(subject) {
    const devices = networkDevices(subject.entry);
    const pooled = devices.find(({ part }) => items(part.addressesFromPools).length > 0);
    const told = devices.some(({ part }) => part.dhcp4 === true || part.dhcp6 === true || items(part.nameservers).length > 0);
    if (pooled && !told && !zonesShapeNetworks(subject.set)) { subject.report(pooled.path, 'no device has nameservers or DHCP, and names cannot be resolved'); }
  },
};
