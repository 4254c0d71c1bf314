import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { nodePool, objectsOf, rulesOn, zone } from './support';
import { Endpoint, IpPool, VSpherePools, VSphereTagTarget, VSphereZone } from '../../../src';
import { prod, vsphere } from '../../support/fixtures';
import { ofKind } from '../../support/golden';

const three = [zone('a'), zone('b'), zone('c', { controlPlane: false })];
const dns = { nameservers: ['10.0.0.2'] };

function nameOf(objects: any[], kind: string, index = 0): string {
  return ofKind(objects, kind)[index].metadata.name;
}

test('a zone is a failure domain and the deployment zone that offers it, without a namespace', () => {
  const objects = objectsOf({ zones: [zone('a', { resourcePool: 'rp', folder: 'f', datastore: 'ds' })] });
  const [failureDomain] = ofKind(objects, 'VSphereFailureDomain');
  const [deploymentZone] = ofKind(objects, 'VSphereDeploymentZone');
  expect(failureDomain.metadata).toEqual({ name: expect.stringMatching(/^default-prod-a-[0-9a-v]{8}$/), labels: { 'cluster.x-k8s.io/cluster-name': 'prod' } });
  expect(failureDomain.spec).toEqual({
    region: { name: 'eu', tagCategory: 'k8s-region', type: 'Datacenter' },
    zone: { name: 'a', tagCategory: 'k8s-zone', type: 'ComputeCluster' },
    topology: { datacenter: 'dc1', computeCluster: 'cluster-a', datastore: 'ds' },
  });
  expect(deploymentZone.spec).toEqual({
    server: 'vcenter.example.com', failureDomain: failureDomain.metadata.name, controlPlane: true, placementConstraint: { resourcePool: 'rp', folder: 'f' },
  });
});

test('the cluster selects exactly its own zones, by their names', () => {
  const objects = objectsOf({ zones: three });
  const zones = ofKind(objects, 'VSphereDeploymentZone');
  expect(ofKind(objects, 'VSphereCluster')[0].spec.failureDomainSelector).toEqual({
    matchExpressions: [{ key: 'cdk8s-cluster-api.dev/zone', operator: 'In', values: zones.map(({ metadata }) => metadata.name) }],
  });
  for (const { metadata } of zones) { expect(metadata.labels['cdk8s-cluster-api.dev/zone']).toBe(metadata.name); }
  expect(ofKind(objectsOf({}), 'VSphereCluster')[0].spec).not.toHaveProperty('failureDomainSelector');
});

test('pools stay in the zone they name; others are placed by their options', () => {
  const objects = objectsOf({ zones: three, pools: [{ name: 'w', failureDomain: 'b' }, { name: 'free' }] });
  const [pinned, free] = ofKind(objects, 'MachineDeployment');
  expect(pinned.spec.template.spec.failureDomain).toBe(nameOf(objects, 'VSphereDeploymentZone', 1));
  expect(free.spec.template.spec).not.toHaveProperty('failureDomain');
});

test('without zones of its own a topology takes the name of an existing zone object', () => {
  expect(ofKind(objectsOf({ pools: [{ name: 'w', failureDomain: 'shared-zone' }] }), 'MachineDeployment')[0].spec.template.spec.failureDomain).toBe('shared-zone');
});

test('one pool per zone', () => {
  const pools = VSpherePools.perZone(['a', 'b'], { name: 'w', replicas: 2 });
  expect(pools).toEqual([{ name: 'w-a', replicas: 2, failureDomain: 'a' }, { name: 'w-b', replicas: 2, failureDomain: 'b' }]);
  expect(ofKind(objectsOf({ zones: three, pools }), 'MachineDeployment').map(({ metadata }) => metadata.name)).toEqual(['prod-w-a', 'prod-w-b']);
  expect(() => VSpherePools.perZone([], { name: 'w' })).toThrow(new Error('VSpherePools.perZone: [] has too few items; at least 1 needed.'));
  expect(() => VSpherePools.perZone(['a'], { name: 'w', failureDomain: 'b' }))
    .toThrow(new Error('VSpherePools.perZone: pool "w" has failureDomain "b" already; leave it out.'));
  expect(() => VSpherePools.perZone(['a'], undefined as any)).toThrow(new Error('VSpherePools.perZone: no pool; write the pool as in pools: [{ name: … }].'));
});

test('a changed zone gets new names all along the chain, and nothing else does', () => {
  const before = objectsOf({ zones: three, pools: [{ name: 'w', failureDomain: 'a' }] });
  const after = objectsOf({ zones: [zone('a', { datastore: 'new' }), ...three.slice(1)], pools: [{ name: 'w', failureDomain: 'a' }] });
  for (const kind of ['VSphereFailureDomain', 'VSphereDeploymentZone']) {
    expect(nameOf(after, kind, 0)).not.toBe(nameOf(before, kind, 0));
    expect(nameOf(after, kind, 1)).toBe(nameOf(before, kind, 1));
  }
  expect(ofKind(after, 'MachineDeployment')[0].spec.template.spec.failureDomain).toBe(nameOf(after, 'VSphereDeploymentZone'));
  expect(ofKind(after, 'VSphereMachineTemplate')).toEqual(ofKind(before, 'VSphereMachineTemplate'));
  expect(ofKind(after, 'KubeadmControlPlane')).toEqual(ofKind(before, 'KubeadmControlPlane'));
});

test('a patched failure domain renames the deployment zone, its label, the selector and the pool', () => {
  const chart = new Chart(new App(), 'chart');
  const cluster = prod(chart, { topology: vsphere({ zones: three, pools: [{ name: 'w', failureDomain: 'a' }] }) });
  const untouched = Testing.synth(chart);
  (cluster.node.findChild('VSphereFailureDomain-default-prod-a') as any).addJsonPatch(JsonPatch.add('/spec/topology/datastore', 'patched'));
  const objects = Testing.synth(chart);
  const moved = nameOf(objects, 'VSphereFailureDomain');
  expect(moved).not.toBe(nameOf(untouched, 'VSphereFailureDomain'));
  const [deploymentZone] = ofKind(objects, 'VSphereDeploymentZone');
  expect(deploymentZone.spec.failureDomain).toBe(moved);
  expect(deploymentZone.metadata.name).not.toBe(nameOf(untouched, 'VSphereDeploymentZone'));
  expect(deploymentZone.metadata.labels['cdk8s-cluster-api.dev/zone']).toBe(deploymentZone.metadata.name);
  expect(ofKind(objects, 'VSphereCluster')[0].spec.failureDomainSelector.matchExpressions[0].values[0]).toBe(deploymentZone.metadata.name);
  expect(ofKind(objects, 'MachineDeployment')[0].spec.template.spec.failureDomain).toBe(deploymentZone.metadata.name);
});

test('zone names are unique on the management cluster and legal however long the parts are', () => {
  const names = (namespace: string, name: string) => ofKind(objectsOf({ zones: [zone('z'.repeat(30))] }, { namespace, name }), 'VSphereDeploymentZone')[0].metadata.name;
  expect(names('a-b', 'c')).not.toBe(names('a', 'b-c'));
  expect(names('n'.repeat(60), 'c'.repeat(30))).toHaveLength(63);
  expect(names('n'.repeat(60), 'c'.repeat(30))).not.toBe(names('n'.repeat(60), 'c'.repeat(31)));
});

test('host groups, tags and networks of a zone', () => {
  const [failureDomain] = ofKind(objectsOf({
    zones: [zone('rack1', {
      region: { name: 'dc', category: 'region', attachedTo: VSphereTagTarget.COMPUTE_CLUSTER },
      tag: { name: 'rack-1', category: 'rack' },
      hosts: { hostGroup: 'hosts-1', vmGroup: 'vms-1' },
      devices: [{ network: 'net-1' }, { network: 'net-1' }],
    })],
    devices: [{}, { name: 'eth9', dhcp4Overrides: { useRoutes: false } }],
  }), 'VSphereFailureDomain');
  expect(failureDomain.spec).toMatchObject({
    region: { name: 'dc', tagCategory: 'region', type: 'ComputeCluster' },
    zone: { name: 'rack-1', tagCategory: 'rack', type: 'HostGroup' },
    topology: { hosts: { hostGroupName: 'hosts-1', vmGroupName: 'vms-1' }, networks: ['net-1', 'net-1'] },
  });
});

test('a zone with its own pools switches the DHCP of the machines off', () => {
  const [failureDomain] = ofKind(objectsOf({
    endpoint: Endpoint.loadBalancer('api.example.com'),
    zones: [zone('a', { devices: [{ network: 'net-a', pools: [nodePool('a', 1)], ...dns, searchDomains: ['example.com'] }] })],
  }), 'VSphereFailureDomain');
  expect(failureDomain.spec.topology.networkConfigurations).toEqual([{
    networkName: 'net-a',
    dhcp4: false,
    dhcp6: false,
    addressesFromPools: [{ apiGroup: 'ipam.cluster.x-k8s.io', kind: 'InClusterIPPool', name: 'prod-a' }],
    nameservers: ['10.0.0.2'],
    searchDomains: ['example.com'],
  }]);
});

test('facts: categories and all datacenters', () => {
  const topology = vsphere({ datacenter: 'dc0', zones: [zone('a'), zone('b', { datacenter: 'dc2' })], pools: [{ name: 'w', failureDomain: 'a' }, { name: 'free', datacenter: 'dc3' }] });
  expect(topology.facts).toMatchObject({ 'vsphere.datacenters': 'dc1,dc2,dc3', 'vsphere.region-category': 'k8s-region', 'vsphere.zone-category': 'k8s-zone' });
  expect(vsphere({}).facts).toEqual({ 'vsphere.server': 'vcenter.example.com' });
});

test.each<[string, VSphereZone[] | any, string]>([
  ['no zones', [], 'VSphereTopology.zones: [] has too few items; at least 1 needed.'],
  ['two zones of one name', [zone('a'), zone('a')], 'VSphereTopology.zones: "a" is the name of two zones; give each its own.'],
  ['a zone without a region', [{ name: 'a', datacenter: 'dc' }], 'VSphereTopology.zones["a"].region: a value is required.'],
  ['hosts without a compute cluster', [zone('a', { computeCluster: undefined, hosts: { hostGroup: 'h', vmGroup: 'v' } })],
    'VSphereTopology.zones["a"].hosts: host groups belong to a compute cluster; write computeCluster.'],
  ['a region of hosts', [zone('a', { region: { name: 'eu', attachedTo: VSphereTagTarget.HOST_GROUP } })],
    'VSphereTopology.zones["a"].region.attachedTo: "HostGroup" is for zones only; a region is a datacenter or a compute cluster.'],
  ['a host group without hosts', [zone('a', { tag: { name: 'a', attachedTo: VSphereTagTarget.HOST_GROUP } })],
    'VSphereTopology.zones["a"].tag.attachedTo: a host group needs hosts; write hosts: { hostGroup, vmGroup }.'],
  ['a tag on a missing compute cluster', [zone('a', { computeCluster: undefined, tag: { name: 'a', attachedTo: VSphereTagTarget.COMPUTE_CLUSTER } })],
    'VSphereTopology.zones["a"].tag.attachedTo: the zone has no compute cluster; write computeCluster.'],
  ['one category for both', [zone('a', { tag: { name: 'a', category: 'k8s-region' } })],
    'VSphereTopology.zones["a"]: region and zone tags are both of category "k8s-region"; the cloud provider tells them apart by the category.'],
  ['different categories', [zone('a'), zone('b', { tag: { name: 'b', category: 'rack' } })],
    'VSphereTopology.zones: the zone tags are of categories "k8s-zone" and "rack"; the cloud provider knows one, so use the same for all zones.'],
  ['one network for two configured devices', [zone('a', { devices: [{ network: 'n' }, { network: 'n', dhcp4: true }] })],
    'VSphereTopology.zones["a"].devices: "n" is the network of two devices; the provider allows that only when the devices say nothing but their network.'],
  ['a device that only names a network and has no machine to take the rest from', [zone('a', { devices: [{ network: 'n' }, { network: 'm' }] })],
    'VSphereTopology.controlPlane.devices[1] in zone "a": no source of addresses; write dhcp4: true, dhcp6: true, pools: […] or skipAddresses: true.'],
  ['static addresses without name servers', [zone('a', { devices: [{ network: 'n', pools: [nodePool()] }] })],
    'VSphereTopology.controlPlane.devices[0] in zone "a": static addresses need nameservers; write nameservers: […].'],
])('refuses %s', (_what, zones, message) => {
  expect(() => vsphere({ zones })).toThrow(new Error(message));
});

test('a pool names a zone that exists', () => {
  expect(() => vsphere({ zones: three, pools: [{ name: 'w', failureDomain: 'd' }] }))
    .toThrow(new Error('VSphereTopology.pools["w"].failureDomain: "d" is not a zone; the zones are a, b, c.'));
});

test('a pool cannot be spread over zones', () => {
  expect(() => vsphere({ zones: three, pools: [{ name: 'w', zones: ['a', 'b'] } as any] })).toThrow(/^VSphereTopology\.pools\["w"\]: "zones" is not a property; /);
});

test('VSP-23: an address announced by ARP does not reach zones in other subnets, one announced by BGP does', () => {
  const zones = ['a', 'b'].map((name, index) => zone(name, { devices: [{ network: name, pools: [nodePool(name, index)], ...dns }] }));
  expect(rulesOn({ zones })).toEqual([
    'VSP-23 endpoint-subnet: kube-vip announces 10.0.0.10 by ARP, which does not reach control plane machines in the subnet of 10.0.1.20/24; choose an address of that subnet, bgp, or Endpoint.loadBalancer.',
  ]);
  const bgp = { localAs: 65000, peers: [{ address: '10.0.0.1', as: 65001 }], routerInterface: 'eth0' };
  expect(rulesOn({ zones, endpoint: Endpoint.kubeVip('10.0.0.10', { bgp }) })).toEqual([]);
  expect(rulesOn({ zones: [zones[0], { ...zones[1], controlPlane: false }] })).toEqual([]);
});

test('pools that only a zone without machines names are made all the same', () => {
  const zones = [zone('a'), zone('b', { controlPlane: false, devices: [{ network: 'n', pools: [IpPool.global({ name: 'p', addresses: ['10.9.0.5'], prefix: 24 })], ...dns }] })];
  expect(ofKind(objectsOf({ zones }), 'GlobalInClusterIPPool')).toHaveLength(1);
});
