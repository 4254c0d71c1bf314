import { Chart, Size, Testing } from 'cdk8s';
import {
  ClassCluster, ClusterClass, Credentials, Endpoint, Kubeadm, OpenStackResource, OpenStackRuleTarget, OpenStackTopology, OpenStackTopologyProps,
  WorkloadClusterProps,
} from '../../src';
import { evaluated, written } from '../class/comparable';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const LEAST = { flavor: 'm1.large', image: 'ubuntu-{version}', credentialsSecret: 'cloud' };
const ID = 'ebe5e8a2-6b6e-4a8e-9c0d-4d8c0ec4b6a1';

function objects(props: Partial<OpenStackTopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new OpenStackTopology({ ...LEAST, ...props }), cluster); });
}

/** Kubeadm, as if it needed a port of its own. */
class MorePorts extends Kubeadm {
  public get controlPlanePorts(): number[] { return [9345]; }
}

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;
const cluster = (props: Partial<OpenStackTopologyProps>, of?: Partial<WorkloadClusterProps>): any => spec('OpenStackCluster', objects(props, of));
const machine = (props: Partial<OpenStackTopologyProps>): any => spec('OpenStackMachineTemplate', objects(props)).template.spec;

test('a cluster on OpenStack', () => {
  expectGolden('openstack-kubeadm', objects({
    cloudRegion: 'RegionOne',
    externalNetwork: OpenStackResource.fromName('public'),
    network: { cidr: '10.8.0.0/24', dnsServers: ['10.0.0.2'] },
    loadBalancer: { provider: 'ovn', allowedCidrs: ['203.0.113.0/24'] },
    floatingIp: '198.51.100.10',
    securityRules: [{ name: 'ssh', protocol: 'tcp', fromPort: 22, sourceCidr: '10.9.0.0/24' }],
    zones: ['az1', 'az2', 'az3'],
    tags: ['prod'],
    rootVolume: { size: Size.gibibytes(60), type: 'ssd' },
    controlPlane: { serverGroup: OpenStackResource.fromName('prod-control-plane') },
    pools: [{ name: 'general', replicas: 2, failureDomain: 'az1', flavor: 'm1.xlarge' }],
  }));
});

test('a network, a balancer and security groups of its own', () => {
  const all = objects({ pools: [{ name: 'one' }] });
  expect(spec('OpenStackCluster', all)).toEqual({
    identityRef: { type: 'Secret', name: 'cloud', cloudName: 'openstack' },
    managedSubnets: [{ cidr: '10.6.0.0/24' }],
    managedSecurityGroups: { allowAllInClusterTraffic: true },
    apiServerLoadBalancer: { enabled: true },
  });
  expect(spec('OpenStackMachineTemplate', all, 1).template.spec).toEqual({ flavor: 'm1.large', image: { filter: { name: 'ubuntu-v1.34.3' } } });
  const { nodeRegistration } = spec('KubeadmControlPlane', all).kubeadmConfigSpec.joinConfiguration;
  expect(nodeRegistration.name).toBe('{{ local_hostname }}');
  expect(nodeRegistration.kubeletExtraArgs).toEqual([
    { name: 'cloud-provider', value: 'external' }, { name: 'provider-id', value: 'openstack:///{{ instance_id }}' },
  ]);
});

test('a region is in the ids of nodes', () => {
  const all = objects({ cloudRegion: 'RegionOne' });
  expect(spec('OpenStackCluster', all).identityRef.region).toBe('RegionOne');
  expect(spec('KubeadmControlPlane', all).kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs)
    .toContainEqual({ name: 'provider-id', value: 'openstack://RegionOne/{{ instance_id }}' });
  expect(new OpenStackTopology({ ...LEAST, cloudRegion: 'RegionOne' }).facts).toEqual({ 'openstack.cloud': 'openstack', 'openstack.region': 'RegionOne' });
});

describe('the account', () => {
  test('a Secret of the cluster', () => {
    const all = objects({ credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'cloud' }), cloudName: 'prod' });
    expect(spec('OpenStackCluster', all).identityRef).toEqual({ type: 'Secret', name: 'cloud', cloudName: 'prod' });
    expect(spec('ExternalSecret', all).data.map(({ secretKey }: any) => secretKey)).toEqual(['clouds.yaml']);
  });

  test('one for several clusters', () => {
    expect(cluster({ credentialsSecret: undefined, clusterIdentity: 'shared' }).identityRef).toEqual({ type: 'ClusterIdentity', name: 'shared', cloudName: 'openstack' });
  });
});

describe('the API server', () => {
  test('further ports of the distribution are forwarded', () => {
    expect(cluster({}, { distribution: new MorePorts() }).apiServerLoadBalancer).toEqual({ enabled: true, additionalPorts: [9345] });
  });

  test('no floating address', () => {
    expect(cluster({ privateEndpoint: true })).toMatchObject({ apiServerLoadBalancer: { enabled: true }, disableAPIServerFloatingIP: true });
  });

  test('kube-vip: the ports of control plane machines let its address through', () => {
    const all = objects({ endpoint: Endpoint.kubeVip('10.6.0.5'), ports: [{ allowedAddresses: ['10.6.0.6'] }, { network: OpenStackResource.fromName('storage') }], pools: [{ name: 'one' }] });
    expect(spec('OpenStackCluster', all)).toMatchObject({ apiServerLoadBalancer: { enabled: false }, disableAPIServerFloatingIP: true, apiServerFixedIP: '10.6.0.5' });
    expect(ofKind(all, 'OpenStackMachineTemplate').map(({ spec: { template } }) => template.spec.ports)).toEqual([
      [{ allowedAddressPairs: [{ ipAddress: '10.6.0.6' }, { ipAddress: '10.6.0.5' }] }, { network: { filter: { name: 'storage' } } }],
      [{ allowedAddressPairs: [{ ipAddress: '10.6.0.6' }] }, { network: { filter: { name: 'storage' } } }],
    ]);
  });

  test('a balancer of the user\'s own', () => {
    const all = objects({ endpoint: Endpoint.loadBalancer('10.6.0.9', { port: 8443 }) });
    expect(spec('OpenStackCluster', all)).toMatchObject({ apiServerFixedIP: '10.6.0.9', apiServerPort: 8443 });
    expect(spec('OpenStackMachineTemplate', all).template.spec.ports).toBeUndefined();
  });

  test('a hosted control plane brings its address', () => {
    const all = unjudged(chart => { clusterWith(chart, new OpenStackTopology({ ...LEAST, pools: [{ name: 'one' }] }), { distribution: new Hosted() }); });
    expect(spec('OpenStackCluster', all)).toMatchObject({ apiServerLoadBalancer: { enabled: false }, disableAPIServerFloatingIP: true });
    expect(spec('OpenStackCluster', all).apiServerFixedIP).toBeUndefined();
    const chart = new Chart(Testing.app(), 'chart');
    clusterWith(chart, new OpenStackTopology({ ...LEAST, floatingIp: '198.51.100.10', pools: [{ name: 'one' }] }), { distribution: new Hosted() });
    expect(problemsOf(chart)).toContainEqual(expect.stringContaining(
      'OST-01 load-balancer: the control plane of "prod" is hosted, and with it its balancer; leave out floatingIp.'));
  });
});

test('networks that exist, and security rules', () => {
  const all = cluster({
    network: { existing: OpenStackResource.fromId(ID), subnets: [OpenStackResource.fromTags('nodes')] },
    closedTraffic: true,
    securityRules: [
      { name: 'vxlan', protocol: 'udp', fromPort: 8472 },
      { name: 'ports', target: OpenStackRuleTarget.WORKERS, protocol: 'tcp', fromPort: 30000, toPort: 32767, sourceCidr: 'fd00::/8' },
      { name: 'ping', target: OpenStackRuleTarget.CONTROL_PLANE, protocol: 'icmp', sourceCidr: '10.0.0.0/8' },
    ],
  });
  expect(all).toMatchObject({ network: { id: ID }, subnets: [{ filter: { tags: ['nodes'] } }] });
  expect(all.managedSubnets).toBeUndefined();
  expect(all.managedSecurityGroups).toEqual({
    allowAllInClusterTraffic: false,
    allNodesSecurityGroupRules: [{
      name: 'vxlan', direction: 'ingress', etherType: 'IPv4', protocol: 'udp', portRangeMin: 8472, portRangeMax: 8472, remoteManagedGroups: ['controlplane', 'worker'],
    }],
    workerNodesSecurityGroupRules: [{
      name: 'ports', direction: 'ingress', etherType: 'IPv6', protocol: 'tcp', portRangeMin: 30000, portRangeMax: 32767, remoteIPPrefix: 'fd00::/8',
    }],
    controlPlaneNodesSecurityGroupRules: [{ name: 'ping', direction: 'ingress', etherType: 'IPv4', protocol: 'icmp', remoteIPPrefix: '10.0.0.0/8' }],
  });
  expect(cluster({ network: { router: OpenStackResource.fromName('edge'), mtu: 1450 } })).toMatchObject({ router: { filter: { name: 'edge' } }, networkMTU: 1450 });
});

test('everything of a machine', () => {
  expect(machine({
    sshKey: 'admin',
    rootVolume: { size: Size.gibibytes(50), availabilityZone: 'cinder-1' },
    volumes: [{ name: 'etcd', size: Size.gibibytes(10), type: 'nvme' }, { name: 'data', size: Size.gibibytes(20) }],
    ports: [{ network: OpenStackResource.fromId(ID), subnets: [OpenStackResource.fromName('nodes')], vnicType: 'direct', disablePortSecurity: true }],
    machineSecurityGroups: [OpenStackResource.fromName('default')],
    serverGroup: OpenStackResource.fromId(ID),
    configDrive: true,
    metadata: { b: '2', a: '1' },
    machineTags: ['prod'],
    trunk: true,
  })).toEqual({
    flavor: 'm1.large',
    image: { filter: { name: 'ubuntu-v1.34.3' } },
    sshKeyName: 'admin',
    rootVolume: { sizeGiB: 50, availabilityZone: { name: 'cinder-1' } },
    additionalBlockDevices: [
      { name: 'etcd', sizeGiB: 10, storage: { type: 'Volume', volume: { type: 'nvme' } } }, { name: 'data', sizeGiB: 20, storage: { type: 'Volume' } },
    ],
    ports: [{ network: { id: ID }, fixedIPs: [{ subnet: { filter: { name: 'nodes' } } }], vnicType: 'direct', disablePortSecurity: true }],
    securityGroups: [{ filter: { name: 'default' } }],
    serverGroup: { id: ID },
    configDrive: true,
    serverMetadata: [{ key: 'a', value: '1' }, { key: 'b', value: '2' }],
    tags: ['prod'],
    trunk: true,
  });
});

test('a class makes the templates of a cluster with literals', () => {
  const props = { ...LEAST, zones: ['az1'], pools: [{ name: 'one' }] };
  for (const distribution of [new Kubeadm(), new MorePorts()]) {
    const ofClass = evaluated(unjudged(chart => {
      const type = new ClusterClass(chart, 'openstack', { topology: new OpenStackTopology(props), distribution });
      new ClassCluster(chart, 'prod', { class: type, kubernetesVersion: 'v1.34.3', pools: [{ name: 'one' }] });
    }));
    expect(ofClass).toEqual(written(unjudged(chart => { clusterWith(chart, new OpenStackTopology(props), { distribution }); })));
  }
});

describe('refused', () => {
  test.each<[Partial<OpenStackTopologyProps>, string]>([
    [{ credentialsSecret: undefined }, 'OpenStackTopology: neither credentialsSecret nor clusterIdentity is given; write one of them.'],
    [{ clusterIdentity: 'shared' }, 'OpenStackTopology: both credentialsSecret and clusterIdentity are given; write one of them.'],
    [{ credentials: 'secret' as any }, 'OpenStackTopology.credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
    [{ credentialsSecret: undefined, clusterIdentity: 'shared', credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'cloud' }) }, 'OpenStackTopology.credentials: belongs to credentialsSecret; leave it out with clusterIdentity.'],
    [{ image: 'ubuntu-{kubernetes}' }, 'OpenStackTopology.image: "{kubernetes}" is not a placeholder; write {version}.'],
    [{ externalNetwork: 'public' as any }, 'OpenStackTopology.externalNetwork: "public" is not an OpenStackResource; write OpenStackResource.fromName(…), OpenStackResource.fromId(…) or OpenStackResource.fromTags(…).'],
    [{ serverGroup: OpenStackResource.fromTags('a') }, 'OpenStackTopology.serverGroup: resources of this kind have no tags; write OpenStackResource.fromName(…) or OpenStackResource.fromId(…).'],
    [{ network: { existing: OpenStackResource.fromId(ID), cidr: '10.0.0.0/24' } }, 'OpenStackTopology.network.cidr: belongs to a network that is made; leave it out or leave out existing.'],
    [{ network: { subnets: [OpenStackResource.fromId(ID)] } }, 'OpenStackTopology.network.subnets: belongs to a network that exists; write existing, or cidr in place of subnets.'],
    [{ endpoint: Endpoint.kubeVip('10.6.0.5'), floatingIp: '198.51.100.10' }, 'OpenStackTopology.floatingIp: belongs to the balancer of Octavia; leave it out or leave out endpoint.'],
    [{ privateEndpoint: true, floatingIp: '198.51.100.10' }, 'OpenStackTopology.floatingIp: with privateEndpoint there is none; leave out one of the two.'],
    [{ securityRules: [{ name: 'a', fromPort: 22 }] }, 'OpenStackTopology.securityRules["a"]: ports belong together and to protocol tcp or udp; write fromPort and one of these.'],
    [{ securityRules: [{ name: 'a', protocol: 'tcp', fromPort: 22, toPort: 21 }] }, 'OpenStackTopology.securityRules["a"].toPort: 21 is below fromPort 22; exchange them.'],
    [{ volumes: [{ name: 'a', size: Size.gibibytes(1) }, { name: 'a', size: Size.gibibytes(1) }] }, 'OpenStackTopology.volumes: "a" is the name of two volumes; give each its own.'],
    [{ volumes: [{ name: 'root', size: Size.gibibytes(1) }] }, 'OpenStackTopology.volumes: "root" is the name of the system disk; choose another.'],
    [{ ports: [{ allowedAddresses: ['x'] }] }, 'OpenStackTopology.ports[0].allowedAddresses[0]: "x" is not an IP address or a block of them.'],
  ])('%#', (props, message) => {
    expect(() => new OpenStackTopology({ ...LEAST, ...props })).toThrow(new Error(message));
  });

  test('resources', () => {
    expect(() => OpenStackResource.fromId('public')).toThrow('OpenStackResource.fromId: "public" is not a UUID; write for example "ebe5e8a2-6b6e-4a8e-9c0d-4d8c0ec4b6a1".');
    expect(() => OpenStackResource.fromTags()).toThrow('OpenStackResource.fromTags: no tags; write at least one.');
    expect(() => OpenStackResource.fromTags('a,b')).toThrow('OpenStackResource.fromTags[0]: "a,b" is not a tag without a comma.');
  });
});
