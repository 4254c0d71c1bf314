import { Rule } from '../rule';
import { manifest } from '../shared/examples';
import { Fields, fields, items } from '../shared/read';
import { networkDevices, VSPHERE, zonesShapeNetworks } from '../shared/vsphere';

const spec = (devices: string) => `{ template: { spec: { network: { devices: [${devices}] } } } }`;

/** Zones may add to devices; where they do, the devices alone say nothing. */
export const rule: Rule = {
  id: 'VSP-24',
  slug: 'network-devices',
  sentence: 'Every network device gets an address from somewhere, and one of them the default route.',
  severity: 'warning',
  fix: 'set dhcp4, dhcp6, addressesFromPools, or skipIPAllocation where it shall have none',
  source: 'cluster-api-provider-vsphere v1.16.1: a machine is not started until every device has its addresses; netplan for DHCP',
  kinds: [`VSphereMachineTemplate.${VSPHERE}`],
  good: { manifests: manifest('VSphereMachineTemplate', 'general', spec('{ networkName: nodes, dhcp4: true }, { networkName: storage, dhcp4: true, dhcp4Overrides: { useRoutes: "false" } }')) },
  bad: { manifests: manifest('VSphereMachineTemplate', 'general', spec('{ networkName: nodes }')) },
  check(subject) {
    if (zonesShapeNetworks(subject.set)) { return; }
    const devices = networkDevices(subject.entry);
    for (const { path, part } of devices) {
      const dynamic = part.dhcp4 === true || part.dhcp6 === true || part.skipIPAllocation === true;
      const source = dynamic || items(part.addressesFromPools).length > 0 || items(part.ipAddrs).length > 0;
      if (!source) { subject.report(path, 'the device gets no address'); }
    }
    const routed = devices.filter(({ part }) => part.dhcp4 === true && !steered(part));
    if (routed.length > 1) {
      subject.report([...routed[1].path, 'dhcp4'], 'two devices get a default route by DHCP, and replies leave by either', 'set dhcp4Overrides.useRoutes to "false" or another routeMetric');
    }
  },
};

function steered({ dhcp4Overrides }: Fields): boolean {
  const { useRoutes, routeMetric } = fields(dhcp4Overrides);
  return useRoutes === 'false' || useRoutes === false || routeMetric !== undefined;
}
