import { cluster, stackObjects } from './support';
import { Calico, CalicoAddresses, CalicoCrds, CalicoEncapsulation, CalicoProps } from '../../src';

const network = (props: CalicoProps = {}, given = cluster()): any => new Calico(props).release(given).values!.installation;

test('pods get the addresses that Cluster API decides', () => {
  expect(network().calicoNetwork).toEqual({
    bgp: 'Disabled',
    nodeAddressAutodetectionV4: { kubernetes: 'NodeInternalIP' },
    ipPools: [{ name: 'pods-ipv4', cidr: '192.168.0.0/16', encapsulation: 'VXLAN', natOutgoing: 'Enabled', nodeSelector: 'all()' }],
  });
});

test('two families have two pools', () => {
  const { calicoNetwork } = network({}, cluster({ podCidrs: ['192.168.0.0/16', 'fd00:1::/56'] }));
  expect(calicoNetwork.ipPools.map(({ name, cidr }: any) => [name, cidr])).toEqual([['pods-ipv4', '192.168.0.0/16'], ['pods-ipv6', 'fd00:1::/56']]);
  expect(calicoNetwork).toHaveProperty('nodeAddressAutodetectionV6');
});

test.each([
  [CalicoEncapsulation.VXLAN_CROSS_SUBNET, 'Disabled'],
  [CalicoEncapsulation.IPIP, 'Enabled'],
  [CalicoEncapsulation.NONE, 'Enabled'],
])('%s: BGP is %s', (encapsulation, bgp) => {
  expect(network({ encapsulation }).calicoNetwork.bgp).toBe(bgp);
});

test('routers outside may know the way to pods already', () => {
  expect(network({ encapsulation: CalicoEncapsulation.NONE, bgp: false, mtu: 9000 }).calicoNetwork).toMatchObject({ bgp: 'Disabled', mtu: 9000 });
});

test('addresses can be those of the machines\' shares', () => {
  expect(network({ addresses: CalicoAddresses.NODE }).cni.ipam).toEqual({ type: 'HostLocal' });
});

test('its definitions come along and come first', () => {
  const names = (addons: any[]) => stackObjects(cluster(), { addons }).filter(({ kind }) => kind === 'HelmChartProxy').map(({ metadata }) => metadata.name);
  expect(names([new Calico()])).toEqual(['prod-calico-crds', 'prod-calico']);
  expect(names([new Calico(), new CalicoCrds({ version: 'v3.32.0' })])).toEqual(['prod-calico-crds', 'prod-calico']);
});

test('somebody has to route services', () => {
  expect(new Calico().problems(cluster({ kubeProxy: false }))).toEqual([
    'ADD-02 kube-proxy: Calico does not route services here and cluster "prod" runs without kube-proxy; leave out network: { kubeProxy: false }, or use Cilium.',
  ]);
  expect(new Calico().problems(cluster())).toEqual([]);
});

test('IP-in-IP carries IPv4 only', () => {
  const six = cluster({ podCidrs: ['fd00:1::/56'] });
  expect(new Calico({ encapsulation: CalicoEncapsulation.IPIP }).problems(six)).toEqual([
    'ADD-09 encapsulation: Calico carries IPv4 only in IP-in-IP, and pods of cluster "prod" have IPv6 addresses; write encapsulation: CalicoEncapsulation.VXLAN.',
  ]);
  expect(new Calico().problems(six)).toEqual([]);
});

test.each<[any, string]>([
  [{ encapsulation: 'GRE' }, 'Calico.encapsulation: "GRE" is not one of VXLAN, VXLANCrossSubnet, IPIP, None.'],
  [{ encapsulation: 'IPIP', bgp: false }, 'Calico.bgp: packets in IP-in-IP need the ways that BGP announces; leave out bgp.'],
  [{ mtu: 100 }, 'Calico.mtu: 100 is below 1280, the least allowed.'],
  [{ ipPools: [] }, 'Calico: "ipPools" is not a property'],
])('refuses %j', (props, message) => {
  expect(() => new Calico(props)).toThrow(message);
});
