import { Size } from 'cdk8s';
import { ClassCluster, CloudscaleRegion, CloudscaleTopology, CloudscaleTopologyProps, ClusterClass, Credentials, Endpoint, Kubeadm, Rke2, WorkloadClusterProps } from '../../src';
import { expectEqual } from '../class/comparable';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const least: CloudscaleTopologyProps = { region: CloudscaleRegion.RMA, credentialsSecret: 'cloudscale', flavor: 'flex-8-4', image: 'custom:ubuntu-2404-kube-{version}' };

function objects(props: Partial<CloudscaleTopologyProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new CloudscaleTopology({ ...least, ...props })); });
}

function problems(props: Partial<CloudscaleTopologyProps>, cluster: Partial<WorkloadClusterProps> = {}): string[] {
  const chart = emptyChart();
  clusterWith(chart, new CloudscaleTopology({ ...least, ...props }), cluster);
  return problemsOf(chart);
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster with a private network of its own', () => {
  expectGolden('cloudscale-kubeadm', objects({ pools: [{ name: 'general', replicas: 3, flavor: 'flex-16-8', rootVolume: Size.gibibytes(100), spread: true, tags: { team: 'web' } }] }));
});

test('a group overrides the options of all', () => {
  const all = objects({ spread: false, pools: [{ name: 'one', image: 'ubuntu-24.04', publicAddress: false }] });
  expect(spec('CloudscaleMachineTemplate', all).template.spec.serverGroup).toBeUndefined();
  expect(spec('CloudscaleMachineTemplate', all, 1).template.spec).toEqual({
    flavor: 'flex-8-4', image: 'ubuntu-24.04', rootVolumeSize: 50, interfaces: [{ network: 'nodes' }],
  });
});

test('nodes wait for the cloud provider', () => {
  const { nodeRegistration } = spec('KubeadmControlPlane', objects()).kubeadmConfigSpec.joinConfiguration;
  expect(nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'cloud-provider', value: 'external' });
});

test('an endpoint, or a hosted control plane, takes the place of the balancer', () => {
  const own = spec('CloudscaleCluster', objects({ endpoint: Endpoint.loadBalancer('api.example.com') }));
  expect([own.controlPlaneLoadBalancer, own.controlPlaneEndpoint]).toEqual([{ enabled: false }, { host: 'api.example.com', port: 6443 }]);
  const hosted = spec('CloudscaleCluster', unjudged(chart => { clusterWith(chart, new CloudscaleTopology(least), { distribution: new Hosted() }); }));
  expect([hosted.controlPlaneLoadBalancer, hosted.controlPlaneEndpoint]).toEqual([{ enabled: false }, undefined]);
});

test('the Secret can be made from a store', () => {
  const all = objects({ credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'cloudscale' }) });
  expect(spec('ExternalSecret', all).data.map(({ secretKey }: any) => secretKey)).toEqual(['token']);
});

test('a cluster of a class is the cluster that is written out', () => {
  const topology = () => new CloudscaleTopology({ ...least, pools: [{ name: 'one', spread: true }] });
  expectEqual(chart => {
    new ClassCluster(chart, 'prod', { class: new ClusterClass(chart, 'cloudscale', { topology: topology() }), topology: topology(), kubernetesVersion: 'v1.34.3' });
  }, chart => { clusterWith(chart, topology()); }, ['one']);
});

test('problems', () => {
  expect(problems({ network: '192.168.4.0/24' })).toEqual([
    '[chart/prod] CSC-01 network-overlap: 192.168.0.0/16 of cluster "prod" overlaps the private network 192.168.4.0/24; change network of the topology or the cluster\'s network.',
  ]);
  const rke2 = { distribution: new Rke2(), kubernetesVersion: 'v1.34.3+rke2r1' };
  expect(problems({}, rke2)).toEqual([
    '[chart/prod] CSC-02 balancer-ports: machines of cluster "prod" join at port 9345, which the provider\'s load balancer does not forward; write endpoint with a balancer of your own.',
  ]);
  expect(problems({ endpoint: Endpoint.loadBalancer('api.example.com') }, rke2)).toEqual([]);
});

describe('refused', () => {
  test.each<[Partial<CloudscaleTopologyProps>, string]>([
    [{ flavor: undefined }, 'controlPlane.flavor: a value is required, here or for all groups.'],
    [{ image: undefined, controlPlane: { image: 'one' }, pools: [{ name: 'one' }] }, 'pools["one"].image: a value is required, here or for all groups.'],
    [{ image: 'custom:{kubernetes}' }, 'image: "{kubernetes}" is not a placeholder; write {version}.'],
    [{ region: 'zrh' as any }, 'region: "zrh" is not one of rma, lpg.'],
    [{ network: 'fd00::/64' }, 'network: "fd00::/64" is IPv6; write IPv4 addresses, for example "10.0.0.0/24".'],
    [{ controlPlane: { replicas: 5 } }, 'controlPlane.spread: it may have 6 machines during a rollout and a server group holds 4; write spread: false or fewer machines.'],
    [{ pools: [{ name: 'one', spread: true, autoscale: { min: 1, max: 4 } }] }, 'pools["one"].spread: it may have 5 machines during a rollout and a server group holds 4; write spread: false or fewer machines.'],
    [{ credentials: 'secret' as any }, 'credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
    [{ credentials: Credentials.sealedSecret({ encryptedData: { other: 'AgBy'.repeat(60) } }) }, 'credentials: the sealed data lacks "token"; seal the keys token.'],
  ])('%j', (props, message) => {
    expect(() => new CloudscaleTopology({ ...least, ...props } as any)).toThrow(new Error(`CloudscaleTopology.${message}`));
  });
});
