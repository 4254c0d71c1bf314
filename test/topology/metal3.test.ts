import { Size } from 'cdk8s';
import {
  ClassCluster, ClusterApiVersion, ClusterClass, Endpoint, IpFamily, Kubeadm, LabelOperator, Metal3AddressMethod, Metal3BootMode, Metal3ChecksumType,
  Metal3Cleaning, Metal3ImageFormat, Metal3IpPool, Metal3IpPoolOptions, Metal3MacAddress, Metal3Network, Metal3Object, Metal3Topology,
  Metal3TopologyProps, WorkloadClusterProps,
} from '../../src';
import { expectEqual } from '../class/comparable';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const image = { url: 'https://images.example.com/ubuntu-{version}.raw', checksum: 'https://images.example.com/ubuntu-{version}.raw.sha256' };
const least: Metal3TopologyProps = { image, endpoint: Endpoint.kubeVip('10.0.0.10') };
const nodes = (more: Partial<Metal3IpPoolOptions> = {}) => Metal3IpPool.inCluster({ name: 'nodes', addresses: ['10.0.0.20-10.0.0.90'], prefix: 24, gateway: '10.0.0.1', nameservers: ['10.0.0.2'], ...more });
const network = (pool = nodes()): Metal3Network => ({
  ethernets: [{ id: 'eno1', mtu: 9000 }, { id: 'eno2', mac: Metal3MacAddress.fromAnnotation('example.com/second-mac') }],
  vlans: [{ id: 'storage', vlan: 120, link: 'eno2' }],
  addresses: [{ link: 'eno1', pool }, { link: 'storage', method: Metal3AddressMethod.DHCP4 }],
  nameserversFrom: pool,
});

function objects(props: Partial<Metal3TopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new Metal3Topology({ ...least, ...props }), cluster); });
}

function problems(props: Partial<Metal3TopologyProps>, cluster: Partial<WorkloadClusterProps> = {}): string[] {
  const chart = emptyChart();
  clusterWith(chart, new Metal3Topology({ ...least, ...props }), cluster);
  return problemsOf(chart);
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;
const machine = (all: any[], index = 0): any => spec('Metal3MachineTemplate', all, index).template.spec;

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster on bare metal', () => {
  expectGolden('metal3-kubeadm', objects({
    failureDomains: [{ name: 'rack-1' }, { name: 'rack-2' }, { name: 'rack-3', controlPlane: false }],
    network: network(),
    metadataFromHostLabels: { rack: 'example.com/rack' },
    hosts: [{
      name: 'worker-1',
      bmcAddress: 'redfish-virtualmedia://10.0.1.5/redfish/v1/Systems/1',
      bmcSecret: 'worker-1-bmc',
      bootMacAddress: '52:54:00:aa:bb:01',
      rootDevice: { minSize: Size.gibibytes(400), rotational: false },
      labels: { 'example.com/role': 'worker' },
      failureDomain: 'rack-3',
    }, ...[2, 3, 4].map(index => ({
      name: `server-${index}`,
      bmcAddress: `ipmi://10.0.1.${index}`,
      bmcSecret: 'servers-bmc',
      bootMacAddress: `52:54:00:aa:bb:0${index}`,
      labels: { 'example.com/role': 'control-plane' },
    }))],
    controlPlane: { hostSelector: { matchLabels: { 'example.com/role': 'control-plane' } }, rollout: { maxSurge: '0' } },
    pools: [{
      name: 'storage',
      failureDomain: 'rack-3',
      nodeReuse: true,
      cleaning: Metal3Cleaning.DISABLED,
      rollout: { maxSurge: '0', maxUnavailable: '1' },
      hostSelector: { matchExpressions: [{ key: 'example.com/role', operator: LabelOperator.IN, values: ['worker'] }] },
    }],
  }));
});

test('nodes carry what the provider finds them by, and no cloud provider is waited for', () => {
  const { joinConfiguration } = spec('KubeadmControlPlane', objects()).kubeadmConfigSpec;
  expect(joinConfiguration.nodeRegistration.name).toBe('{{ ds.meta_data.name }}');
  expect(joinConfiguration.nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'node-labels', value: 'metal3.io/uuid={{ ds.meta_data.uuid }}' });
  expect(JSON.stringify(objects())).not.toContain('cloud-provider');
});

test.each([
  ['a'.repeat(32), 'md5'], ['a'.repeat(64), 'sha256'], ['a'.repeat(128), 'sha512'], ['https://images.example.com/sums/{version}', 'sha256'],
])('a checksum %s is of type %s', (checksum, checksumType) => {
  expect(machine(objects({ image: { url: image.url, checksum } })).image.checksumType).toBe(checksumType);
});

test('the image is that of the version, and says what it is', () => {
  const given = { url: 'https://images.example.com/{version}/disk', checksum: image.checksum, checksumType: Metal3ChecksumType.SHA512, format: Metal3ImageFormat.QCOW2 };
  expect(machine(objects({ image: given })).image).toEqual({
    url: 'https://images.example.com/v1.34.3/disk', checksum: 'https://images.example.com/ubuntu-v1.34.3.raw.sha256', checksumType: 'sha512', diskFormat: 'qcow2',
  });
  expect(machine(objects({ image: { ...given, format: undefined } })).image.diskFormat).toBeUndefined();
});

test('label selectors in the words of the provider', () => {
  const matchExpressions = [LabelOperator.IN, LabelOperator.NOT_IN].map(operator => ({ key: operator, operator, values: ['b'] }));
  const bare = [LabelOperator.EXISTS, LabelOperator.DOES_NOT_EXIST].map(operator => ({ key: operator, operator }));
  expect(machine(objects({ hostSelector: { matchExpressions: [...matchExpressions, ...bare] } })).hostSelector.matchExpressions).toEqual([
    { key: 'In', operator: 'in', values: ['b'] }, { key: 'NotIn', operator: 'notin', values: ['b'] },
    { key: 'Exists', operator: 'exists', values: [] }, { key: 'DoesNotExist', operator: '!', values: [] },
  ]);
});

test('a change of the network makes a new data template and new machines, of the pool it was made for only', () => {
  const pools = (mtu: number) => [{ name: 'a', network: { ...network(), ethernets: [{ id: 'eno1', mtu }, { id: 'eno2' }] } }, { name: 'b' }];
  const names = (mtu: number) => objects({ pools: pools(mtu) });
  const [before, after] = [names(1500), names(9000)];
  const of = (all: any[], kind: string) => ofKind(all, kind).map(({ metadata }) => metadata.name);
  for (const kind of ['Metal3DataTemplate', 'Metal3MachineTemplate']) {
    const changed = of(before, kind).filter(name => !of(after, kind).includes(name));
    expect(changed).toEqual([expect.stringMatching(/^prod-a-/)]);
  }
  const data = of(after, 'Metal3DataTemplate');
  expect(ofKind(after, 'Metal3MachineTemplate').map(({ spec: { template } }) => template.spec.dataTemplate.name).sort()).toEqual([...data].sort());
});

test('addresses of every kind', () => {
  const v6 = Metal3IpPool.inCluster({ name: 'v6', addresses: ['fd00::10-fd00::99'], prefix: 64, gateway: 'fd00::1' });
  const all = objects({
    network: {
      ethernets: [{ id: 'a', name: 'lan0' }, { id: 'b', mac: Metal3MacAddress.fromAnnotation('example.com/mac', Metal3Object.MACHINE) }],
      addresses: [
        { link: 'a', pool: Metal3IpPool.existing('site'), routes: [{ to: '10.9.0.0/16' }] },
        { link: 'a', pool: v6 },
        { link: 'a', pool: Metal3IpPool.existing('more', IpFamily.IPV6) },
        { link: 'b', method: Metal3AddressMethod.DHCP6, routes: [{ to: '::/0', via: 'fd01::1' }] },
        { link: 'b', method: Metal3AddressMethod.SLAAC },
      ],
      nameservers: ['10.0.0.2'],
    },
    metadata: { site: 'north' },
  });
  const { networkData, metaData } = spec('Metal3DataTemplate', all);
  expect(networkData.networks).toEqual({
    ipv4: [{ id: 'a-ipv4', link: 'a', ipAddressFromIPPool: 'site', routes: [{ network: '10.9.0.0', prefix: 16, gateway: { fromIPPool: 'site' } }] }],
    ipv6: [
      { id: 'a-ipv6', link: 'a', ipAddressFromIPPool: 'prod-v6', routes: [{ network: '::', prefix: 0, gateway: { fromIPPool: 'prod-v6' } }] },
      { id: 'a-ipv6-2', link: 'a', ipAddressFromIPPool: 'more' },
    ],
    ipv6DHCP: [{ id: 'b-ipv6dhcp', link: 'b', routes: [{ network: '::', prefix: 0, gateway: { string: 'fd01::1' } }] }],
    ipv6SLAAC: [{ id: 'b-ipv6slaac', link: 'b' }],
  });
  expect(networkData.links.ethernets[1].macAddress).toEqual({ fromAnnotation: { object: 'machine', annotation: 'example.com/mac' } });
  expect(networkData.services).toEqual({ dns: ['10.0.0.2'] });
  expect(metaData.strings).toEqual([{ key: 'site', value: 'north' }]);
  expect(ofKind(all, 'IPPool').map(({ metadata }) => metadata.name)).toEqual(['prod-v6']);
});

test('a pool of blocks and single addresses', () => {
  const all = objects({ network: network(nodes({ addresses: ['10.0.0.64/26', '10.0.0.20'] })) });
  expect(spec('IPPool', all).pools).toEqual([{ subnet: '10.0.0.64/26' }, { start: '10.0.0.20', end: '10.0.0.20' }]);
});

test('a host with everything', () => {
  const all = objects({
    hosts: Array.from({ length: 4 }, (_, index) => ({
      name: `host-${index}`,
      bmcAddress: 'idrac-virtualmedia://10.0.1.9/redfish/v1/Systems/System.Embedded.1',
      bmcSecret: 'bmc',
      bmcInsecure: true,
      bootMacAddress: `52:54:00:00:00:0${index}`,
      bootMode: Metal3BootMode.UEFI_SECURE_BOOT,
      rootDevice: { deviceName: '/dev/disk/by-path/pci-0000:01:00.0', wwn: '0x5000', serialNumber: 'S1' },
    })),
  });
  expect(spec('BareMetalHost', all)).toEqual({
    online: true,
    bmc: { address: 'idrac-virtualmedia://10.0.1.9/redfish/v1/Systems/System.Embedded.1', credentialsName: 'bmc', disableCertificateVerification: true },
    bootMACAddress: '52:54:00:00:00:00',
    bootMode: 'UEFISecureBoot',
    rootDeviceHints: { deviceName: '/dev/disk/by-path/pci-0000:01:00.0', wwn: '0x5000', serialNumber: 'S1' },
  });
});

test('a hosted control plane says its address itself and needs no data template', () => {
  const all = unjudged(chart => { clusterWith(chart, new Metal3Topology({ image, pools: [{ name: 'one' }] }), { distribution: new Hosted() }); });
  expect(spec('Metal3Cluster', all)).toEqual({ cloudProviderEnabled: false });
  expect(ofKind(all, 'Metal3DataTemplate')).toHaveLength(1);
});

test('a cluster of a class is the cluster that is written out', () => {
  const topology = () => new Metal3Topology({ ...least, network: network(), pools: [{ name: 'one', metadata: { site: 'north' } }] });
  expectEqual(chart => {
    new ClassCluster(chart, 'prod', { class: new ClusterClass(chart, 'metal', { topology: topology() }), topology: topology(), kubernetesVersion: 'v1.34.3' });
  }, chart => { clusterWith(chart, topology()); }, ['one']);
  const all = synthesize(chart => {
    new ClassCluster(chart, 'site-7', { class: new ClusterClass(chart, 'metal', { topology: topology() }), topology: topology(), kubernetesVersion: 'v1.34.3' });
  });
  const written = synthesize(chart => { clusterWith(chart, topology(), { name: 'site-7' }); });
  expect(ofKind(all, 'Metal3DataTemplate')).toEqual(ofKind(written, 'Metal3DataTemplate'));
  expect(ofKind(all, 'IPPool')).toEqual(ofKind(written, 'IPPool'));
});

describe('problems', () => {
  const hosts = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `h-${index}`, bmcAddress: 'ipmi://10.0.1.1', bmcSecret: 'bmc', bootMacAddress: `52:54:00:00:00:0${index}` }));

  test.each<[Partial<Metal3TopologyProps>, string[]]>([
    [{ image: { ...image, url: 'https://images.example.com/ubuntu.raw' } }, [
      '[chart/prod] MTL-01 image-version: controlPlane.image.url "https://images.example.com/ubuntu.raw" does not name Kubernetes v1.34.3; write an address with {version} in it.',
    ]],
    [{ network: network(nodes({ addresses: ['10.0.0.2-10.0.0.90'] })) }, [
      '[chart/prod] MTL-02 endpoint-in-pool: Metal3IpPool "nodes" may give 10.0.0.10, the address of the API server, to a machine; leave it out of addresses.',
    ]],
    [{ hosts: hosts(3) }, [
      '[chart/prod] MTL-03 hosts: the machines of cluster "prod" need 4 hosts during a rollout and 3 are registered; write rollout: { maxSurge: \'0\' }, or register more.',
    ]],
    [{ hosts: hosts(3), pools: [{ name: 'one', replicas: 2 }] }, ['[chart/prod] MTL-03 hosts: the machines of cluster "prod" need 6 hosts during a rollout and 3 are registered; register more.']],
    [{ hosts: hosts(3), controlPlane: { rollout: { maxSurge: '0' } } }, []],
    [{ hosts: hosts(4) }, []],
  ])('%j', (props, expected) => { expect(problems(props)).toEqual(expected); });

  test('versions that distributions install themselves need no image of theirs', () => {
    const topology = new Metal3Topology({ ...least, image: { ...image, url: 'https://images.example.com/ubuntu.raw' } });
    const chart = emptyChart();
    expect(topology.problems(clusterWith(chart, topology, { kubernetesVersion: 'v1.34.3+rke2r1' }).context)).toEqual([]);
  });
});

describe('refused', () => {
  const { ethernets } = network();
  test.each<[Partial<Metal3TopologyProps>, string]>([
    [{ image: undefined }, 'image: a value is required.'],
    [{ image: { ...image, url: 'ftp://images.example.com/ubuntu.raw' } }, 'image.url: "ftp://images.example.com/ubuntu.raw" is not a web address; write for example "https://images.example.com/ubuntu-{version}.raw".'],
    [{ image: { ...image, url: 'https://images.example.com/{kubernetes}.raw' } }, 'image.url: "{kubernetes}" is not a placeholder; write {version}.'],
    [{ image: { ...image, checksum: 'abc' } }, 'image.checksum: "abc" is not a checksum or the address of one; write for example "https://images.example.com/ubuntu-{version}.raw.sha256".'],
    [{ controlPlane: { nodeReuse: true } }, 'controlPlane.nodeReuse: the host is free only once its machine is gone; write rollout: { maxSurge: \'0\' }.'],
    [{ failureDomains: [{ name: 'a' }, { name: 'a' }] }, 'failureDomains: "a" is the name of two failure domains; give each its own.'],
    [{ failureDomains: [{ name: 'a' }], pools: [{ name: 'one', failureDomain: 'b' }] }, 'pools["one"].failureDomain: "b" is not one of failureDomains, which are a.'],
    [{ metadata: { uuid: 'x' } }, 'metadata key: "uuid" belongs to the provider; choose another key.'],
    [{ metadata: { 'a-b': 'x' } }, 'metadata key: "a-b" is not a metadata key of letters, digits and "_"; write for example "rack".'],
    [{ hostSelector: {} }, 'hostSelector: the selector is empty; write matchLabels or matchExpressions, or leave it out to mean everything.'],
    [{ network: { ethernets: [...ethernets, { id: 'eno1' }], addresses: [{ link: 'eno1', method: Metal3AddressMethod.DHCP4 }] } }, 'network: "eno1" is the id of two links; give each its own.'],
    [{ network: { ...network(), vlans: [{ id: 'v', vlan: 7, link: 'eno9' }] } }, 'network.vlans["v"].link: "eno9" is not one of ethernets, which are eno1, eno2.'],
    [{ network: { ethernets, addresses: [{ link: 'eno9', method: Metal3AddressMethod.DHCP4 }] } }, 'network.addresses[0].link: "eno9" is not a link; the links are eno1, eno2.'],
    [{ network: { ethernets, addresses: [{ link: 'eno1' }] } }, 'network.addresses[0]: write either pool or method.'],
    [{ network: { ethernets, addresses: [{ link: 'eno1', method: Metal3AddressMethod.DHCP4, routes: [{ to: '10.9.0.0/16' }] }] } }, 'network.addresses[0].routes["10.9.0.0/16"]: no gateway is known; write via.'],
    [{ network: { ethernets, addresses: [{ link: 'eno1', method: Metal3AddressMethod.DHCP4, routes: [{ to: '::/0', via: 'fd00::1' }] }] } },
      'network.addresses[0].routes["::/0"]: destination, gateway and addresses of the link are of different families; write a route of IPv4.'],
    [{ network: { ...network(), nameservers: ['10.0.0.2'] } }, 'network.nameservers: nameserversFrom says them too; leave one of the two out.'],
    [{ network: network(nodes({ nameservers: undefined })) }, 'network.nameserversFrom: pool "nodes" has no nameservers; write some there.'],
    [{ hosts: [1, 2].map(index => ({ name: `h-${index}`, bmcAddress: 'ipmi://10.0.1.1', bmcSecret: 'bmc', bootMacAddress: '52:54:00:AA:00:01' })) }, 'hosts: "52:54:00:aa:00:01" is the bootMacAddress of two hosts; correct one of them.'],
    [{ hosts: [{ name: 'h', bmcAddress: '10.0.1.1', bmcSecret: 'bmc', bootMacAddress: '52:54:00:aa:00:01' }] }, 'hosts["h"].bmcAddress: "10.0.1.1" is not a controller address with its driver; write for example "redfish-virtualmedia://10.0.1.5/redfish/v1/Systems/1".'],
    [{ hosts: [{ name: 'h', bmcAddress: 'ipmi://10.0.1.1', bmcSecret: 'bmc', bootMacAddress: '52:54:00:aa:00:01', rootDevice: {} }] }, 'hosts["h"].rootDevice: {} names no disk; leave it out.'],
  ])('%j', (props, message) => {
    expect(() => new Metal3Topology({ ...least, ...props } as any)).toThrow(new Error(`Metal3Topology.${message}`));
  });

  test.each<[Partial<Metal3IpPoolOptions>, string]>([
    [{ gateway: '10.0.1.1' }, '.gateway: "10.0.1.1" is not in 10.0.0.20/24, the subnet of the addresses.'],
    [{ gateway: '10.0.0.30' }, '.gateway: "10.0.0.30" is among addresses, and the provider would give it to a machine; leave it out of them.'],
    [{ addresses: ['10.0.0.20', '10.0.1.20'] }, '.addresses: "10.0.1.20" is not in 10.0.0.20/24, the subnet of the first address; make one pool per subnet or correct prefix.'],
    [{ prefix: 64 }, '.prefix: 64 is above 32, the most for IPv4.'],
  ])('pool %j', (options, message) => {
    expect(() => nodes(options)).toThrow(new Error(`Metal3IpPool.inCluster("nodes")${message}`));
  });

  test('two pools of one name', () => {
    expect(() => objects({ network: network(), pools: [{ name: 'one', network: network(nodes({ prefix: 25 })) }] })).toThrow(
      'Metal3IpPool "nodes": two pools of this name differ; make one and use it in both places.');
  });

  test('v1beta1', () => {
    expect(() => objects({}, { apiVersions: ClusterApiVersion.V1BETA1 })).toThrow(
      'Metal3Topology: the v1beta1 kinds of the Metal3 provider are not rendered; leave apiVersions out, Cluster API v1.11 or later.');
  });
});
