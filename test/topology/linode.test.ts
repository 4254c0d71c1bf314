import { ClassCluster, ClusterClass, Credentials, Endpoint, Kubeadm, LinodeTopology, LinodeTopologyProps, Rke2, WorkloadCluster, WorkloadClusterProps } from '../../src';
import { expectEqual } from '../class/comparable';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const least: LinodeTopologyProps = { region: 'de-fra-2', credentialsSecret: 'linode', type: 'g6-standard-4', image: 'private/12345678' };

function objects(props: Partial<LinodeTopologyProps> = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new LinodeTopology({ ...least, ...props }), cluster); });
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster in a VPC of its own', () => {
  expectGolden('linode-kubeadm', objects({
    firewallId: 1234,
    balancerFirewallId: 5678,
    authorizedUsers: ['platform'],
    pools: [{ name: 'general', replicas: 3, type: 'g6-dedicated-8', tags: ['general'] }],
  }));
});

test('machines without a VPC and without encryption', () => {
  const all = objects({ vpc: false, diskEncryption: false });
  expect(ofKind(all, 'LinodeVPC')).toEqual([]);
  expect(spec('LinodeCluster', all).vpcRef).toBeUndefined();
  expect(spec('LinodeMachineTemplate', all).template.spec.diskEncryption).toBe('disabled');
  expect(new LinodeTopology({ ...least, vpc: false }).facts).toEqual({ 'linode.region': 'de-fra-2' });
});

test('a group overrides the options of all', () => {
  const all = objects({ firewallId: 1, pools: [{ name: 'one', image: 'linode/ubuntu24.04', firewallId: 2 }] });
  expect(spec('LinodeMachineTemplate', all, 1).template.spec).toEqual({
    region: 'de-fra-2', type: 'g6-standard-4', image: 'linode/ubuntu24.04', diskEncryption: 'enabled', firewallID: 2,
  });
});

test('nodes are called after their machines and wait for the cloud provider', () => {
  const { nodeRegistration } = spec('KubeadmControlPlane', objects()).kubeadmConfigSpec.joinConfiguration;
  expect(nodeRegistration.name).toBe('{{ ds.meta_data.label }}');
  expect(nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'cloud-provider', value: 'external' });
  expect(new LinodeTopology(least).requiredAddons).toEqual(['linode-cloud-controller-manager', 'linode-csi']);
});

test('further ports of the distribution are forwarded', () => {
  const all = unjudged(chart => { clusterWith(chart, new LinodeTopology(least), { distribution: new Rke2(), kubernetesVersion: 'v1.34.3+rke2r1' }); });
  expect(spec('LinodeCluster', all).network).toEqual({ loadBalancerType: 'NodeBalancer', additionalPorts: [{ port: 9345 }] });
});

test('an endpoint, or a hosted control plane, takes the place of the NodeBalancer', () => {
  const own = spec('LinodeCluster', objects({ endpoint: Endpoint.loadBalancer('api.example.com') }));
  expect([own.network, own.controlPlaneEndpoint]).toEqual([{ loadBalancerType: 'external' }, { host: 'api.example.com', port: 6443 }]);
  const hosted = spec('LinodeCluster', unjudged(chart => { clusterWith(chart, new LinodeTopology(least), { distribution: new Hosted() }); }));
  expect([hosted.network, hosted.controlPlaneEndpoint]).toEqual([{ loadBalancerType: 'external' }, undefined]);
});

test('the Secret can be made from a store', () => {
  const all = objects({ credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'linode' }) });
  expect(spec('ExternalSecret', all).data.map(({ secretKey }: any) => secretKey)).toEqual(['apiToken']);
});

test('MicroK8s does not know the names of nodes', () => {
  expect(Object.keys(new LinodeTopology(least).unsuitable)).toEqual(['MicroK8sControlPlane']);
});

test('a cluster of a class is the cluster that is written out', () => {
  const topology = () => new LinodeTopology({ ...least, pools: [{ name: 'one', type: 'g6-dedicated-8' }] });
  expectEqual(chart => {
    new ClassCluster(chart, 'prod', { class: new ClusterClass(chart, 'linode', { topology: topology() }), topology: topology(), kubernetesVersion: 'v1.34.3' });
  }, chart => { clusterWith(chart, topology()); }, ['one']);
});

test('the provider limits names', () => {
  const chart = emptyChart();
  const topology = new LinodeTopology({ ...least, pools: [{ name: 'a-longish-pool-name' }, { name: 'other-longish-name', names: { machineTemplate: 'short' } }] });
  new WorkloadCluster(chart, 'more-than-thirty-two-characters-x', { kubernetesVersion: 'v1.34.3', topology });
  expect(problemsOf(chart)).toEqual([
    '[chart/more-than-thirty-two-characters-x] LIN-01 cluster-name: "more-than-thirty-two-characters-x" has 33 characters and the provider takes 3 to 32; choose another name.',
    '[chart/more-than-thirty-two-characters-x] LIN-02 template-name: the machine template of pool "a-longish-pool-name" has a name of 62 characters and the provider takes 58; shorten the name of the pool or write names.machineTemplate.',
  ]);
});

describe('refused', () => {
  test.each<[Partial<LinodeTopologyProps>, string]>([
    [{ type: undefined }, 'controlPlane.type: a value is required, here or for all groups.'],
    [{ image: undefined, controlPlane: { image: 'private/1' }, pools: [{ name: 'one' }] }, 'pools["one"].image: a value is required, here or for all groups.'],
    [{ image: 'ubuntu' }, 'image: "ubuntu" is not a Linode image; write for example "private/12345678".'],
    [{ region: 'Frankfurt' }, 'region: "Frankfurt" is not a region; write for example "de-fra-2".'],
    [{ subnet: 'fd00::/64' }, 'subnet: "fd00::/64" is IPv6; write IPv4 addresses, for example "10.0.0.0/16".'],
    [{ vpc: false, subnet: '10.0.0.0/16' }, 'subnet: there is no VPC; leave it out, or vpc.'],
    [{ endpoint: Endpoint.loadBalancer('api.example.com'), balancerFirewallId: 1 }, 'balancerFirewallId: with endpoint there is no NodeBalancer; leave one of the two out.'],
    [{ credentials: 'secret' as any }, 'credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
    [{ credentials: Credentials.sealedSecret({ encryptedData: { other: 'AgBy'.repeat(60) } }) }, 'credentials: the sealed data lacks "apiToken"; seal the keys apiToken.'],
  ])('%j', (props, message) => {
    expect(() => new LinodeTopology({ ...least, ...props } as any)).toThrow(new Error(`LinodeTopology.${message}`));
  });
});
