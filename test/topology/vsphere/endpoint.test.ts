import { nodePool, objectsOf, rulesOn } from './support';
import { Endpoint, IpPool, KubeVipOptions } from '../../../src';
import { ofKind } from '../../support/golden';

const bgp = { localAs: 65000, peers: [{ address: '10.0.0.1', as: 65001 }], routerInterface: 'eth0' };

function environment(address: string, options: KubeVipOptions): { [name: string]: string } {
  const { files } = ofKind(objectsOf({ endpoint: Endpoint.kubeVip(address, options) }), 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec;
  const { content } = files.find(({ path }: any) => path === '/etc/kubernetes/manifests/kube-vip.yaml');
  return Object.fromEntries([...content.matchAll(/- name: (\w+)\n +value: (.*)\n/g)].map(([, name, value]) => [name, value.replace(/^"|"$/g, '')]));
}

test('BGP: the address is on the loopback interface, the router id is that of a real one', () => {
  expect(environment('10.0.0.10', { bgp: { ...bgp, peers: [...bgp.peers, { address: 'fd00::1', as: 65002, multihop: true }] } })).toMatchObject({
    vip_arp: 'false',
    vip_interface: 'lo',
    vip_leaderelection: 'true',
    bgp_enable: 'true',
    bgp_as: '65000',
    bgp_peers: '10.0.0.1:65001::false,[fd00::1]:65002::true',
    bgp_routerinterface: 'eth0',
  });
});

test('services and load balancing are off unless asked for', () => {
  expect(environment('10.0.0.10', {})).toMatchObject({ vip_arp: 'true', svc_enable: 'false' });
  expect(environment('10.0.0.10', {})).not.toHaveProperty('lb_enable');
  expect(environment('10.0.0.10', { services: true, loadBalancing: true, port: 8443 })).toMatchObject({
    svc_enable: 'true', svc_election: 'true', svc_leasename: 'plndr-svcs-lock', lb_enable: 'true', lb_port: '8443', lb_fwdmethod: 'local',
  });
});

test('an IPv6 address has a prefix of 128', () => {
  const devices = { devices: [{ dhcp4: true, dhcp6: true }] };
  const { files } = ofKind(objectsOf({ ...devices, endpoint: Endpoint.kubeVip('fd00::10') }), 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec;
  expect(files[0].content).toContain('name: vip_subnet\n          value: "128"');
});

test('names and addresses beside the host reach the certificate of the API server', () => {
  const sans = ['api.example.com', '*.example.com', '192.0.2.7'];
  for (const endpoint of [Endpoint.kubeVip('10.0.0.10', { certificateSans: sans }), Endpoint.loadBalancer('lb.example.com', { certificateSans: sans })]) {
    expect(ofKind(objectsOf({ endpoint }), 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec.clusterConfiguration.apiServer.certSANs).toEqual(sans);
  }
});

test('a load balancer needs nothing on the machines', () => {
  expect(ofKind(objectsOf({ endpoint: Endpoint.loadBalancer('api.example.com', { port: 443 }) }), 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec).not.toHaveProperty('files');
});

test.each<[string, () => Endpoint, string]>([
  ['a pool', () => Endpoint.kubeVip(nodePool() as any),
    'Endpoint.kubeVip: an address from pool "nodes" is not known before the cluster exists; choose one, exclude it from the pool and write it here.'],
  ['two addresses', () => Endpoint.kubeVip('10.0.0.10,fd00::10'), 'Endpoint.kubeVip: "10.0.0.10,fd00::10" is not an IP address.'],
  ['a BGP password', () => Endpoint.kubeVip('10.0.0.10', { bgp: { ...bgp, peers: [{ address: '10.0.0.1', as: 1, password: 'x' } as any] } }),
    'Endpoint.kubeVip.bgp.peers[0].password: a password would be readable in the bootstrap data; leave it out and let the router accept the session by address.'],
  ['no peers', () => Endpoint.kubeVip('10.0.0.10', { bgp: { ...bgp, peers: [] } }), 'Endpoint.kubeVip.bgp.peers: [] has too few items; at least 1 needed.'],
  ['an AS number beyond 32 bits', () => Endpoint.kubeVip('10.0.0.10', { bgp: { ...bgp, localAs: 4294967296 } }),
    'Endpoint.kubeVip.bgp.localAs: 4294967296 is above 4294967294, the most allowed.'],
  ['BGP without an interface', () => Endpoint.kubeVip('10.0.0.10', { bgp: { ...bgp, routerInterface: undefined as any } }),
    'Endpoint.kubeVip.bgp.routerInterface: a value is required.'],
  ['a name with a port in the certificate', () => Endpoint.loadBalancer('a', { certificateSans: ['api.example.com:6443'] }),
    'Endpoint.loadBalancer.certificateSans[0]: "api.example.com:6443" is not an IP address or a lower-case DNS name; leave out scheme, port and path.'],
])('refuses %s', (_what, make, message) => {
  expect(make).toThrow(new Error(message));
});

test('VSP-23: kube-vip needs an address of the family and a device that exist', () => {
  expect(rulesOn({ endpoint: Endpoint.kubeVip('fd00::10') })).toEqual([
    'VSP-23 endpoint-family: the endpoint fd00::10 is IPv6 and machines of controlPlane have no IPv6 address; give them one or choose another endpoint.',
  ]);
  const devices = [{ name: 'lan' }, { name: 'storage', network: 'b', dhcp4Overrides: { useRoutes: false } }];
  expect(rulesOn({ devices, endpoint: Endpoint.kubeVip('10.0.0.10', { interface: 'eth0' }) })).toEqual([
    'VSP-23 endpoint-interface: kube-vip uses interface "eth0" and the devices of controlPlane are called lan, storage; write one of them.',
  ]);
  expect(rulesOn({ devices, endpoint: Endpoint.kubeVip('10.0.0.10', { interface: 'lan' }) })).toEqual([]);
  expect(rulesOn({ devices: [{ pools: [IpPool.existing('p')], nameservers: ['10.0.0.2'] }], endpoint: Endpoint.kubeVip('fd00::10') })).toEqual([]);
});
