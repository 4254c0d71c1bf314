import { Credentials, Endpoint, Kubeadm, OpenNebulaTopology, OpenNebulaTopologyProps, Rke2, WorkloadClusterProps } from '../../src';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const least: OpenNebulaTopologyProps = { credentialsSecret: 'opennebula', privateNetwork: 'nodes', routerTemplate: 'virtual-router', template: 'node-{version}' };

function objects(props: Partial<OpenNebulaTopologyProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new OpenNebulaTopology({ ...least, ...props })); });
}

function problems(props: Partial<OpenNebulaTopologyProps>, cluster: Partial<WorkloadClusterProps>): string[] {
  const chart = emptyChart();
  clusterWith(chart, new OpenNebulaTopology({ ...least, ...props }), cluster);
  return problemsOf(chart);
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster behind virtual routers', () => {
  expectGolden('open-nebula-kubeadm', objects({ publicNetwork: 'public', pools: [{ name: 'general', replicas: 3, template: 'large-{version}' }] }));
});

test('nodes wait for the cloud provider', () => {
  const { nodeRegistration } = spec('KubeadmControlPlane', objects()).kubeadmConfigSpec.joinConfiguration;
  expect(nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'cloud-provider', value: 'external' });
});

test('an endpoint, or a hosted control plane, takes the place of the router', () => {
  const own = spec('ONECluster', objects({ routerTemplate: undefined, endpoint: Endpoint.kubeVip('10.0.0.10') }));
  expect([own.virtualRouter, own.controlPlaneEndpoint]).toEqual([undefined, { host: '10.0.0.10', port: 6443 }]);
  const hosted = spec('ONECluster', unjudged(chart => { clusterWith(chart, new OpenNebulaTopology(least), { distribution: new Hosted() }); }));
  expect([hosted.virtualRouter, hosted.controlPlaneEndpoint]).toEqual([undefined, undefined]);
  expect(spec('ONECluster', objects({ routers: 3 })).virtualRouter).toEqual({ templateName: 'virtual-router', replicas: 3 });
});

test('somebody must say where the API server is', () => {
  expect(new OpenNebulaTopology(least).needsEndpoint).toBe(false);
  expect(new OpenNebulaTopology({ ...least, routerTemplate: undefined }).needsEndpoint).toBe(true);
});

test('the Secret can be made from a store', () => {
  const all = objects({ credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'opennebula' }) });
  expect(spec('ExternalSecret', all).data.map(({ secretKey }: any) => secretKey)).toEqual(['ONE_XMLRPC', 'ONE_AUTH']);
});

test('there is no class', () => {
  expect(new OpenNebulaTopology(least).classProblem).toBe('ONECluster has no template kind (v0.1.7)');
});

test('the router forwards the API server only', () => {
  const rke2 = { distribution: new Rke2(), kubernetesVersion: 'v1.34.3+rke2r1' };
  expect(problems({}, rke2)).toEqual([
    '[chart/prod] ONE-01 balancer-ports: machines of cluster "prod" join at port 9345, which the virtual router does not forward; write endpoint with a balancer of your own.',
  ]);
  expect(problems({ routerTemplate: undefined, endpoint: Endpoint.loadBalancer('10.0.0.10') }, rke2)).toEqual([]);
});

describe('refused', () => {
  test.each<[Partial<OpenNebulaTopologyProps>, string]>([
    [{ template: undefined }, 'controlPlane.template: a value is required, here or for all groups.'],
    [{ template: undefined, controlPlane: { template: 'one' }, pools: [{ name: 'one' }] }, 'pools["one"].template: a value is required, here or for all groups.'],
    [{ template: '{kubernetes}' }, 'template: "{kubernetes}" is not a placeholder; write {version}.'],
    [{ endpoint: Endpoint.kubeVip('10.0.0.10') }, 'routerTemplate: with endpoint there is no virtual router; leave one of the two out.'],
    [{ routerTemplate: undefined, routers: 2 }, 'routers: there is no virtual router; write routerTemplate or leave it out.'],
    [{ credentials: 'secret' as any }, 'credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
    [{ credentials: Credentials.sealedSecret({ encryptedData: { ONE_AUTH: 'AgBy'.repeat(60) } }) }, 'credentials: the sealed data lacks "ONE_XMLRPC"; seal the keys ONE_XMLRPC and ONE_AUTH.'],
  ])('%j', (props, message) => {
    expect(() => new OpenNebulaTopology({ ...least, ...props } as any)).toThrow(new Error(`OpenNebulaTopology.${message}`));
  });
});
