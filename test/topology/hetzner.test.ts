import {
  ClassCluster, ClusterClass, ClusterClassProps, Credentials, Endpoint, HetznerBareMetal, HetznerLoadBalancerAlgorithm, HetznerLoadBalancerType,
  HetznerRaid, HetznerRegion, HetznerTopology, HetznerTopologyProps, Kubeadm, LabelOperator, Rke2, WorkloadClusterProps,
} from '../../src';
import { expectEqual } from '../class/comparable';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const { ASH, FSN1, HEL1, NBG1 } = HetznerRegion;
const least: HetznerTopologyProps = { regions: [NBG1], credentialsSecret: 'hetzner', type: 'cpx42', image: 'ubuntu-{version}' };
const bareMetal: HetznerBareMetal = { image: 'https://images.example.com/ubuntu-{version}.tar.gz', sshSecret: 'robot-ssh' };

function objects(props: Partial<HetznerTopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new HetznerTopology({ ...least, ...props }), cluster); });
}

function problems(props: Partial<HetznerTopologyProps>, cluster: Partial<WorkloadClusterProps> = {}): string[] {
  const chart = emptyChart();
  clusterWith(chart, new HetznerTopology({ ...least, ...props }), cluster);
  return problemsOf(chart);
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;
const machine = (all: any[], index = 0): any => spec('HCloudMachineTemplate', all, index).template.spec;

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster of machines of the cloud', () => {
  expectGolden('hetzner-kubeadm', objects({
    regions: [FSN1, NBG1, HEL1],
    sshKeys: ['platform'],
    loadBalancer: { type: HetznerLoadBalancerType.LB21, algorithm: HetznerLoadBalancerAlgorithm.LEAST_CONNECTIONS },
    pools: [{ name: 'general', replicas: 3, type: 'cpx52', failureDomain: 'fsn1', spread: true }],
  }));
});

test('servers of Hetzner Robot beside machines of the cloud', () => {
  const all = objects({
    robotSshSecret: 'robot-ssh',
    pools: [{
      name: 'metal',
      bareMetal: {
        image: '/root/.oldroot/nfs/images/Ubuntu-2404-noble-amd64-base.tar.gz',
        hostSelector: { matchLabels: { role: 'worker' }, matchExpressions: [{ key: 'old', operator: LabelOperator.DOES_NOT_EXIST }] },
        raid: HetznerRaid.MIRRORED,
        partitions: [{ mount: '/', fileSystem: 'xfs', size: 'all' }],
        postInstallScript: 'apt-get install --yes cloud-init\n',
      },
    }],
  });
  const [{ metadata, spec: cluster }] = ofKind(all, 'HetznerCluster');
  expect(metadata.annotations).toEqual({ 'capi.syself.com/use-hrobot-provider-id-for-baremetal': 'true' });
  expect(cluster.hetznerSecretRef).toEqual({ name: 'hetzner', key: { hcloudToken: 'token', hetznerRobotUser: 'robot-user', hetznerRobotPassword: 'robot-password' } });
  expect(cluster.hcloudNetwork).toEqual({ enabled: false });
  const key = { name: 'sshkey-name', publicKey: 'ssh-publickey', privateKey: 'ssh-privatekey' };
  expect(cluster.sshKeys.robotRescueSecretRef).toEqual({ name: 'robot-ssh', key });
  expect(spec('HetznerBareMetalMachineTemplate', all).template.spec).toEqual({
    hostSelector: { matchLabels: { role: 'worker' }, matchExpressions: [{ key: 'old', operator: '!', values: [] }] },
    installImage: {
      image: { path: '/root/.oldroot/nfs/images/Ubuntu-2404-noble-amd64-base.tar.gz' },
      partitions: [{ mount: '/', fileSystem: 'xfs', size: 'all' }],
      postInstallScript: 'apt-get install --yes cloud-init\n',
      swraid: 1,
      swraidLevel: 1,
    },
    sshSpec: { secretRef: { name: 'robot-ssh', key } },
  });
});

test('bare metal alone, from an address', () => {
  const all = objects({ type: undefined, image: undefined, controlPlane: { bareMetal } });
  expect(spec('HetznerBareMetalMachineTemplate', all).template.spec.installImage).toEqual({
    image: { url: 'https://images.example.com/ubuntu-v1.34.3.tar.gz', name: 'ubuntu-v1.34.3.tar.gz' },
    partitions: [
      { mount: '/boot/efi', fileSystem: 'esp', size: '512M' }, { mount: '/boot', fileSystem: 'ext4', size: '1024M' }, { mount: '/', fileSystem: 'ext4', size: 'all' },
    ],
  });
  expect(spec('HetznerCluster', all).hcloudPlacementGroups).toBeUndefined();
});

test('a group overrides the options of all, an image of either sort that of the other', () => {
  const all = objects({ publicIpv6: false, pools: [{ name: 'one', imageUrl: 'oci://registry.example.com/node:{version}', machineSshKeys: ['one'], type: 'cax41' }] });
  expect(machine(all)).toEqual({ type: 'cpx42', imageName: 'ubuntu-v1.34.3', placementGroupName: 'control-plane', publicNetwork: { enableIPv4: true, enableIPv6: false } });
  expect(machine(all, 1)).toEqual({
    type: 'cax41', imageURL: 'oci://registry.example.com/node:v1.34.3', sshKeys: [{ name: 'one' }], publicNetwork: { enableIPv4: true, enableIPv6: false },
  });
});

test('pools of the cloud are in the first location, or in the one they name', () => {
  const all = objects({ regions: [FSN1, HEL1], pools: [{ name: 'a' }, { name: 'b', failureDomain: 'nbg1' }, { name: 'c', bareMetal }] });
  expect(ofKind(all, 'MachineDeployment').map(({ spec: { template } }) => template.spec.failureDomain)).toEqual(['fsn1', 'nbg1', undefined]);
});

test('nodes wait for the cloud provider, which is an addon like the storage driver', () => {
  const { joinConfiguration } = spec('KubeadmControlPlane', objects()).kubeadmConfigSpec;
  expect(joinConfiguration.nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'cloud-provider', value: 'external' });
  expect(new HetznerTopology(least).requiredAddons).toEqual(['hcloud-cloud-controller-manager', 'hcloud-csi']);
  expect(new HetznerTopology(least).facts).toEqual({ 'hetzner.secret': 'hetzner', 'hetzner.region': 'nbg1', 'hetzner.network': 'true' });
  expect(new HetznerTopology({ ...least, pools: [{ name: 'metal', bareMetal }] }).facts).toEqual({ 'hetzner.secret': 'hetzner', 'hetzner.region': 'nbg1', 'hetzner.robot': 'true' });
});

test('further ports of the distribution are forwarded', () => {
  const all = unjudged(chart => { clusterWith(chart, new HetznerTopology(least), { distribution: new Rke2(), kubernetesVersion: 'v1.34.3+rke2r1' }); });
  expect(spec('HetznerCluster', all).controlPlaneLoadBalancer).toEqual({
    region: 'nbg1', type: 'lb11', extraServices: [{ protocol: 'tcp', listenPort: 9345, destinationPort: 9345 }],
  });
});

test('an endpoint, or a hosted control plane, takes the place of the balancer', () => {
  const own = spec('HetznerCluster', objects({ endpoint: Endpoint.loadBalancer('api.example.com') }));
  expect([own.controlPlaneLoadBalancer, own.controlPlaneEndpoint]).toEqual([{ enabled: false }, { host: 'api.example.com', port: 6443 }]);
  const [hosted] = ofKind(unjudged(chart => { clusterWith(chart, new HetznerTopology(least), { distribution: new Hosted() }); }), 'HetznerCluster');
  const { controlPlaneLoadBalancer, controlPlaneEndpoint, hcloudPlacementGroups } = hosted.spec;
  expect([controlPlaneLoadBalancer, controlPlaneEndpoint, hcloudPlacementGroups]).toEqual([{ enabled: false }, undefined, undefined]);
  expect(hosted.metadata.annotations).toEqual({ 'capi.syself.com/allow-empty-control-plane-address': 'true' });
});

test('a network of one\'s own, a balancer that exists', () => {
  const all = objects({ regions: [ASH], network: { cidr: '10.64.0.0/16', subnet: '10.64.1.0/24' }, loadBalancer: { existing: 'api' } });
  expect(spec('HetznerCluster', all).hcloudNetwork).toEqual({ enabled: true, networkZone: 'us-east', cidrBlock: '10.64.0.0/16', subnetCidrBlock: '10.64.1.0/24' });
  expect(spec('HetznerCluster', all).controlPlaneLoadBalancer).toEqual({ name: 'api', region: 'ash', type: 'lb11' });
  expect(spec('HetznerCluster', objects({ privateNetwork: false })).hcloudNetwork).toEqual({ enabled: false });
});

test('the Secret can be made from a store', () => {
  const all = objects({ credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'hetzner' }) });
  expect(spec('ExternalSecret', all).data.map(({ secretKey }: any) => secretKey)).toEqual(['token']);
});

test('a cluster of a class is the cluster that is written out', () => {
  const topology = () => new HetznerTopology({ ...least, pools: [{ name: 'one', spread: true }, { name: 'metal', bareMetal }] });
  const type = (chart: any, props: Partial<ClusterClassProps> = {}) => new ClusterClass(chart, 'hetzner', { topology: topology(), ...props });
  expectEqual(chart => { new ClassCluster(chart, 'prod', { class: type(chart), topology: topology(), kubernetesVersion: 'v1.34.3' }); },
    chart => { clusterWith(chart, topology()); }, ['one', 'metal']);
  const all = synthesize(chart => { new ClassCluster(chart, 'prod', { class: type(chart), topology: topology(), kubernetesVersion: 'v1.34.3' }); });
  expect(ofKind(all, 'HetznerClusterTemplate')[0].spec.template.metadata?.annotations ?? ofKind(all, 'HetznerClusterTemplate')[0].metadata.annotations)
    .toEqual({ 'capi.syself.com/use-hrobot-provider-id-for-baremetal': 'true' });
});

describe('problems', () => {
  test.each<[Partial<HetznerTopologyProps>, string[]]>([
    [{ image: 'ubuntu-24.04' }, ['[chart/prod] HTZ-01 image-version: controlPlane.image "ubuntu-24.04" does not name Kubernetes v1.34.3; write an image with {version} in its name.']],
    [{ image: undefined, imageUrl: 'oci://registry.example.com/node:1' },
      ['[chart/prod] HTZ-01 image-version: controlPlane.imageUrl "oci://registry.example.com/node:1" does not name Kubernetes v1.34.3; write an image with {version} in its name.']],
    [{ network: { cidr: '192.168.0.0/20', subnet: '192.168.1.0/24' } }, [
      '[chart/prod] HTZ-02 network-overlap: 192.168.0.0/16 of cluster "prod" overlaps the private network 192.168.0.0/20; change network.cidr of the topology or the cluster\'s network.',
    ]],
    [{ pools: [{ name: 'one', replicas: 10, spread: true }] }, [
      '[chart/prod] HTZ-03 spread: pools["one"] may have 11 machines during a rollout and a placement group holds 10; write spread: false or fewer machines.',
    ]],
    [{ pools: [{ name: 'one', replicas: 10, spread: true, rollout: { maxSurge: '0', maxUnavailable: '1' } }, { name: 'two', replicas: 50 }] }, []],
    [{ pools: [{ name: 'metal', bareMetal: { ...bareMetal, image: '/images/ubuntu.tar.gz', postInstallScript: 'install-kubernetes' } }] }, []],
    [{ pools: [{ name: 'metal', bareMetal: { ...bareMetal, image: '/images/ubuntu.tar.gz' } }] }, [
      '[chart/prod] HTZ-01 image-version: pools["metal"].bareMetal.image "/images/ubuntu.tar.gz" does not name Kubernetes v1.34.3; write an image with {version} in its name.',
    ]],
  ])('%j', (props, expected) => { expect(problems(props)).toEqual(expected); });
});

describe('refused', () => {
  test.each<[Partial<HetznerTopologyProps>, string]>([
    [{ regions: [NBG1, ASH] }, 'regions: they are in the network zones eu-central and us-east; choose locations of one.'],
    [{ regions: ['fra1' as any] }, 'regions[0]: "fra1" is not one of fsn1, nbg1, hel1, ash, hil, sin.'],
    [{ type: undefined }, 'controlPlane.type: a value is required, here or for all groups.'],
    [{ image: undefined }, 'controlPlane.image: write either image or imageUrl, here or for all groups.'],
    [{ image: 'ubuntu-{kubernetes}' }, 'image: "{kubernetes}" is not a placeholder; write {version}.'],
    [{ publicIpv4: false, publicIpv6: false }, 'controlPlane.publicIpv6: without a public address the provider\'s load balancer and the machines\' way out are missing; write one of the two.'],
    [{ pools: [{ name: 'one', failureDomain: 'ash' }] }, 'pools["one"].failureDomain: "ash" is not a location of the network zone eu-central.'],
    [{ pools: [{ name: 'one', bareMetal, type: 'cpx42' }] }, 'pools["one"].type: only machines of the cloud have it; leave it out, or bareMetal.'],
    [{ pools: [{ name: 'one', bareMetal: { ...bareMetal, sshSecret: undefined } }] }, 'pools["one"].bareMetal.sshSecret: a value is required unless robotSshSecret is given.'],
    [{ pools: [{ name: 'one', bareMetal: { ...bareMetal, partitions: [{ mount: '/', fileSystem: 'ext4', size: 'all' }, { mount: '/boot', fileSystem: 'ext4', size: '1G' }] } }] },
      'pools["one"].bareMetal.partitions[0].size: only the last partition can have all that is left; move it to the end.'],
    [{ pools: [{ name: 'one', bareMetal: { ...bareMetal, image: 'ubuntu' } }] },
      'pools["one"].bareMetal.image: "ubuntu" is not a path or address of an archive; write for example "https://images.example.com/ubuntu-{version}.tar.gz".'],
    [{ privateNetwork: true, pools: [{ name: 'one', bareMetal }] }, 'privateNetwork: servers of Hetzner Robot are not in it and could not join; leave it out.'],
    [{ privateNetwork: false, network: {} }, 'network: there is no private network; leave it out, or privateNetwork.'],
    [{ network: { cidr: '10.1.0.0/16' } }, 'network.subnet: "10.0.0.0/24" is not in 10.1.0.0/16, the addresses of the network.'],
    [{ network: { cidr: 'fd00::/48' } }, 'network.cidr: "fd00::/48" is IPv6; networks of Hetzner Cloud have IPv4 addresses.'],
    [{ endpoint: Endpoint.loadBalancer('api.example.com'), loadBalancer: {} }, 'loadBalancer: with endpoint the provider makes none; leave one of the two out.'],
    [{ credentials: 'secret' as any }, 'credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
    [{ credentials: Credentials.sealedSecret({ encryptedData: { other: 'AgBy'.repeat(60) } }) }, 'credentials: the sealed data lacks "token"; seal the keys token.'],
  ])('%j', (props, message) => {
    expect(() => new HetznerTopology({ ...least, ...props } as any)).toThrow(new Error(`HetznerTopology.${message}`));
  });
});
