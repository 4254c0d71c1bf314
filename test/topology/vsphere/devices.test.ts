import { machineOf, nodePool, objectsOf, rulesOn, zone } from './support';
import { BootFormat, DhcpDomains, Endpoint, IpPool, VSphereDevice } from '../../../src';
import { vsphere } from '../../support/fixtures';
import { ofKind } from '../../support/golden';

const dns = { nameservers: ['10.0.0.2'] };

test('devices keep their order, default to the network of the group and say all they can', () => {
  const { devices } = machineOf({
    devices: [
      { pools: [nodePool()], nameservers: ['10.0.0.2'], searchDomains: ['example.com'], mtu: 9000 },
      {
        name: 'storage',
        network: 'nfs',
        dhcp6: true,
        dhcp4: true,
        dhcp4Overrides: {
          useRoutes: false, useDns: false, useDomains: DhcpDomains.ROUTE, useMtu: true, useNtp: false, sendHostname: false, routeMetric: 200,
        },
        routes: [{ to: '172.16.0.0/12', via: '10.9.0.1' }, { to: 'fd00::/8', via: 'fd01::1', metric: 5 }],
      },
      { network: 'pods', skipAddresses: true },
    ],
  }).network;
  expect(devices).toEqual([
    {
      networkName: 'workload',
      addressesFromPools: [{ apiGroup: 'ipam.cluster.x-k8s.io', kind: 'InClusterIPPool', name: 'prod-nodes' }],
      nameservers: ['10.0.0.2'],
      searchDomains: ['example.com'],
      mtu: 9000,
    },
    {
      networkName: 'nfs',
      deviceName: 'storage',
      dhcp4: true,
      dhcp6: true,
      dhcp4Overrides: { useRoutes: 'false', useDNS: false, useDomains: 'route', useMTU: true, useNTP: false, sendHostname: false, routeMetric: 200 },
      routes: [{ to: '172.16.0.0/12', via: '10.9.0.1', metric: 100 }, { to: 'fd00::/8', via: 'fd01::1', metric: 5 }],
    },
    { networkName: 'pods', skipIPAllocation: true },
  ]);
});

test('pools are made once for all devices that use them; existing ones are only named', () => {
  const shared = nodePool();
  const objects = objectsOf({
    devices: [{ pools: [shared, IpPool.existing('v6')], ...dns }, { network: 'b', pools: [IpPool.existingGlobal('all')] }],
    pools: [{ name: 'general', devices: [{ pools: [shared], ...dns }] }],
  });
  expect(ofKind(objects, 'InClusterIPPool')).toEqual([{
    apiVersion: 'ipam.cluster.x-k8s.io/v1alpha2',
    kind: 'InClusterIPPool',
    metadata: { name: 'prod-nodes', namespace: 'default', labels: { 'cluster.x-k8s.io/cluster-name': 'prod' } },
    spec: { addresses: ['10.0.0.20-10.0.0.90'], prefix: 24, gateway: '10.0.0.1' },
  }]);
  const [first, second] = ofKind(objects, 'VSphereMachineTemplate')[0].spec.template.spec.network.devices;
  expect(first.addressesFromPools[1]).toMatchObject({ kind: 'InClusterIPPool', name: 'v6' });
  expect(second.addressesFromPools[0]).toMatchObject({ kind: 'GlobalInClusterIPPool', name: 'all' });
});

test('a global pool has no namespace and carries it in its name', () => {
  const pool = IpPool.global({ name: 'nodes', addresses: ['fd00::10-fd00::ff'], prefix: 64, excludedAddresses: ['fd00::20'], allocateReserved: true });
  const [object] = ofKind(objectsOf({ devices: [{ dhcp4: true, pools: [pool] }] }), 'GlobalInClusterIPPool');
  expect(object.metadata).toEqual({ name: 'default-prod-nodes', labels: { 'cluster.x-k8s.io/cluster-name': 'prod' } });
  expect(object.spec).toEqual({ addresses: ['fd00::10-fd00::ff'], prefix: 64, excludedAddresses: ['fd00::20'], allocateReservedIPAddresses: true });
});

test('editing a pool renames no template', () => {
  const names = (last: string) => ofKind(objectsOf({
    devices: [{ pools: [IpPool.inCluster({ name: 'nodes', addresses: [`10.0.0.20-${last}`], prefix: 24 })], ...dns }],
  }), 'VSphereMachineTemplate').map(({ metadata }) => metadata.name);
  expect(names('10.0.0.90')).toEqual(names('10.0.0.99'));
});

test.each<[string, VSphereDevice[] | any, string]>([
  ['no devices', [], 'VSphereTopology.devices: [] has too few items; at least 1 needed.'],
  ['no source of addresses', [{ dhcp4: false }],
    'VSphereTopology.controlPlane.devices[0]: no source of addresses; write dhcp4: true, dhcp6: true, pools: […] or skipAddresses: true.'],
  ['two default routes by DHCP', [{}, { network: 'b' }],
    'VSphereTopology.controlPlane.devices[1]: devices 0 and 1 both set a default IPv4 route; on one of them write dhcp4Overrides: { useRoutes: false } or { routeMetric: … }, or use a pool without a gateway.'],
  ['a default route by DHCP and by gateway', [{}, { network: 'b', pools: [nodePool()] }],
    'VSphereTopology.controlPlane.devices[1]: devices 0 and 1 both set a default IPv4 route; on one of them write dhcp4Overrides: { useRoutes: false } or { routeMetric: … }, or use a pool without a gateway.'],
  ['pools without name servers', [{ pools: [nodePool()] }],
    'VSphereTopology.controlPlane.devices[0]: static addresses need nameservers; write nameservers: […].'],
  ['DHCP that is told to keep its name servers', [{ pools: [nodePool()] }, { network: 'b', dhcp4: true, dhcp4Overrides: { useDns: false, useRoutes: false } }],
    'VSphereTopology.controlPlane.devices[0]: static addresses need nameservers; write nameservers: […].'],
  ['contradicting gateways', [{ pools: [nodePool()], gateway4: '10.0.0.254', ...dns }],
    'VSphereTopology.controlPlane.devices[0]: the IPv4 gateways 10.0.0.254 and 10.0.0.1 contradict each other; a device has one per address family.'],
  ['a gateway of another family', [{ pools: [nodePool()], gateway6: 'fd00::1', ...dns }],
    'VSphereTopology.controlPlane.devices[0].gateway6: the device has no IPv6 address; leave it out or add a source of IPv6 addresses.'],
  ['two devices of one name', [{ name: 'eth1' }, { network: 'b', dhcp4Overrides: { useRoutes: false } }],
    'VSphereTopology.controlPlane.devices[1].name: two devices are called "eth1"; give each its own name.'],
  ['overrides of what is not used', [{ pools: [nodePool()], dhcp4Overrides: { useDns: false } }],
    'VSphereTopology.devices[0].dhcp4Overrides: the device does not use dhcp4; write dhcp4: true or leave the overrides out.'],
  ['an IPv6 gateway in the wrong place', [{ gateway4: 'fd00::1' }], 'VSphereTopology.devices[0].gateway4: "fd00::1" is not an IPv4 address.'],
  ['a route across families', [{ routes: [{ to: '10.0.0.0/8', via: 'fd00::1' }] }],
    'VSphereTopology.devices[0].routes[0].via: "fd00::1" is of another address family than "10.0.0.0/8".'],
  ['fixed addresses', [{ ipAddrs: ['10.0.0.5/24'] }],
    'VSphereTopology.devices[0]: "ipAddrs" is not a property; the properties are dhcp4, dhcp6, dhcp4Overrides, dhcp6Overrides, pools, nameservers, searchDomains, network, name, gateway4, gateway6, mtu, routes, skipAddresses.'],
])('refuses %s', (_what, devices, message) => {
  expect(() => vsphere({ devices })).toThrow(new Error(message));
});

test('a second device may set a default route of another metric, family or none at all', () => {
  const noGateway = IpPool.inCluster({ name: 'storage', addresses: ['10.9.0.10-10.9.0.99'], prefix: 24 });
  for (const second of [{ dhcp4Overrides: { routeMetric: 300 } }, { pools: [noGateway] }, { dhcp6: true, gateway6: 'fd00::1' }]) {
    expect(() => vsphere({ devices: [{}, { network: 'b', ...second }] })).not.toThrow();
  }
});

test.each<[string, any, string]>([
  ['no addresses', { addresses: [] }, 'IpPool.inCluster.addresses: [] has too few items; at least 1 needed.'],
  ['a misspelt range', { addresses: ['10.0.0.5..9'] },
    'IpPool.inCluster.addresses[0]: "10.0.0.5..9" is not an address, a range or a block; write for example "10.0.0.20-10.0.0.90".'],
  ['a range that runs backwards', { addresses: ['10.0.0.9-10.0.0.5'] },
    'IpPool.inCluster.addresses[0]: "10.0.0.9-10.0.0.5" is not an address, a range or a block; write for example "10.0.0.20-10.0.0.90".'],
  ['two subnets', { addresses: ['10.0.0.5', '10.0.1.5'] },
    'IpPool.inCluster("p").addresses: "10.0.1.5" is not in 10.0.0.5/24, the subnet of the first address; make one pool per subnet or correct prefix.'],
  ['two families', { excludedAddresses: ['fd00::1'] },
    'IpPool.inCluster("p").excludedAddresses: "fd00::1" is IPv6 and the pool is IPv4; make one pool per family.'],
  ['a prefix beyond the family', { prefix: 64 }, 'IpPool.inCluster("p").prefix: 64 is above 32, the most for IPv4.'],
  ['a gateway elsewhere', { gateway: '10.1.0.1' }, 'IpPool.inCluster("p").gateway: "10.1.0.1" is not in 10.0.0.5/24, the subnet of the addresses.'],
  ['nothing to give', { gateway: '10.0.0.5', addresses: ['10.0.0.5'] }, 'IpPool.inCluster("p"): every address is excluded, the gateway or reserved; add addresses.'],
])('an address pool refuses %s', (_what, props, message) => {
  expect(() => IpPool.inCluster({ name: 'p', addresses: ['10.0.0.5'], prefix: 24, ...props })).toThrow(new Error(message));
});

test('two pools of one name must be the same pool', () => {
  expect(() => objectsOf({ devices: [{ pools: [nodePool()], ...dns }], pools: [{ name: 'g', devices: [{ pools: [nodePool('nodes', 1)], ...dns }] }] }))
    .toThrow(new Error('IpPool "nodes": two pools of this name differ; make one and use it in both places.'));
});

test('the names of global pools stay within the limit', () => {
  const pool = IpPool.global({ name: 'n'.repeat(40), addresses: ['10.0.0.5'], prefix: 24 });
  expect(() => objectsOf({ devices: [{ pools: [pool], ...dns }] }, { name: 'c'.repeat(30) })).toThrow(/^IpPool "n+": the name ".*" has 79 characters; at most 63 are allowed; shorten the name of the pool or use IpPool.inCluster\.$/);
});

test('VSP-23: the endpoint must not be handed out', () => {
  const devices = [{ pools: [nodePool()], ...dns }];
  expect(rulesOn({ devices, endpoint: Endpoint.kubeVip('10.0.0.30') })).toEqual([
    'VSP-23 endpoint-in-pool: IpPool "nodes" may give 10.0.0.30, the address of the API server, to a machine; add it to excludedAddresses.',
  ]);
  const pool = IpPool.inCluster({ name: 'nodes', addresses: ['10.0.0.20-10.0.0.90'], prefix: 24, gateway: '10.0.0.1', excludedAddresses: ['10.0.0.30'] });
  expect(rulesOn({ devices: [{ pools: [pool], ...dns }], endpoint: Endpoint.kubeVip('10.0.0.30') })).toEqual([]);
});

test('IPP-07: a pool must suffice for a rollout, per zone where machines are spread', () => {
  const pool = IpPool.inCluster({ name: 'small', addresses: ['10.0.0.20-10.0.0.24'], prefix: 24, gateway: '10.0.0.1' });
  const devices = [{ pools: [pool], ...dns }];
  expect(rulesOn({ devices, pools: [{ name: 'w', autoscale: { min: 1, max: 4 } }] })).toEqual([
    'IPP-07 pool-size: IpPool "small" has 5 usable addresses and the machines need 9 during a rollout; add addresses.',
  ]);
  expect(rulesOn({ devices })).toEqual([]);
  expect(rulesOn({ devices, zones: [zone('a'), zone('b')] })).toEqual([]);
});

describe('VSP-31: machines that boot with Ignition get no network settings but those of DHCP', () => {
  const said = (at: string, given: string) => `VSP-31 ignition-network: machines of ${at} boot with Ignition and get no network settings but those of DHCP; `
    + `leave out ${given}, or write BootFormat.CLOUD_INIT with an image for it.`;
  const flatcar = { bootFormat: BootFormat.IGNITION };

  test.each<[string, any, string[]]>([
    ['DHCP', { ...flatcar, devices: [{ dhcp4: true, dhcp6: true }, { network: 'storage', skipAddresses: true }] }, []],
    ['a pool of addresses', { ...flatcar, devices: [{ pools: [nodePool()], ...dns }] }, [said('controlPlane', 'devices[0].pools, devices[0].nameservers')]],
    ['settings beside DHCP', { ...flatcar, devices: [{}, { network: 'storage', dhcp4Overrides: { useRoutes: false }, mtu: 9000 }] },
      [said('controlPlane', 'devices[1].dhcp4Overrides, devices[1].mtu')]],
    ['one pool of machines with Ignition', { devices: [{ pools: [nodePool()], ...dns }], pools: [{ name: 'flatcar', ...flatcar }] },
      [said('pools["flatcar"]', 'devices[0].pools, devices[0].nameservers')]],
    ['the same pool with devices of its own', { devices: [{ pools: [nodePool()], ...dns }], pools: [{ name: 'flatcar', ...flatcar, devices: [{}] }] }, []],
    ['addresses that come with a zone', { ...flatcar, zones: [zone('a', { devices: [{ network: 'net-a', pools: [nodePool()], ...dns }] })] },
      [said('controlPlane in zone "a"', 'devices[0].pools, devices[0].nameservers')]],
  ])('%s', (_what, options, problems) => {
    expect(rulesOn(options).filter(line => line.startsWith('VSP-31'))).toEqual(problems);
  });
});

test('VSP-24: dual stack needs both families on every machine', () => {
  const network = { podCidrs: ['192.168.0.0/16', 'fd01::/48'], serviceCidrs: ['10.96.0.0/12', 'fd02::/112'] };
  expect(rulesOn({}, { network })).toEqual([
    'VSP-24 address-family: the cluster\'s pods have IPv6 addresses and machines of controlPlane have none; write dhcp6: true or a pool of IPv6 addresses.',
  ]);
  expect(rulesOn({ devices: [{ dhcp4: true, dhcp6: true }] }, { network })).toEqual([]);
  expect(rulesOn({ devices: [{ pools: [IpPool.existing('any')], ...dns }] }, { network })).toEqual([]);
});
