import { Size } from 'cdk8s';
import { Credentials, DcsTopology, DcsTopologyProps, Endpoint, WorkloadCluster } from '../../src';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { clusterWith } from '../support/plain-topology';

const least: DcsTopologyProps = {
  credentialsSecret: 'dcs',
  endpoint: Endpoint.loadBalancer('10.0.0.10'),
  sshAuthorizedKeys: ['ssh-ed25519 AAAA platform'],
  template: 'micro-os-{version}',
  controlPlane: { ipPool: 'prod-control-plane' },
};
const pool = { name: 'one', ipPool: 'prod-one', cpus: 8, memory: Size.gibibytes(16) };

function objects(props: Partial<DcsTopologyProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new DcsTopology({ ...least, ...props })); });
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;

test('a cluster behind a balancer of one\'s own', () => {
  expectGolden('dcs-kubeadm', objects({ datastoreCluster: 'ssd', site: 'site', pools: [{ ...pool, replicas: 3, kubeletDisk: Size.gibibytes(200) }] }));
});

test('a group overrides the options of all', () => {
  const all = objects({
    folder: 'all', spread: false, controlPlane: { ipPool: 'a', etcdDisk: Size.gibibytes(40) }, pools: [{ ...pool, folder: 'one', computeCluster: 'two', template: 'other' }],
  });
  expect(spec('DCSCluster', all).controlPlaneHA).toEqual({ enabled: false });
  expect(spec('DCSMachineTemplate', all).template.spec.vmConfig.dcsMachineDiskSpec[1]).toEqual({ quantity: 40, path: '/var/lib/etcd', format: 'xfs' });
  expect(spec('DCSMachineTemplate', all, 1).template.spec).toEqual({
    vmTemplateName: 'other',
    ipHostPoolRef: { name: 'prod-one' },
    location: { type: 'folder', name: 'one' },
    resource: { type: 'cluster', name: 'two' },
    vmConfig: {
      dcsMachineCpuSpec: { quantity: 8 },
      dcsMachineMemorySpec: { quantity: 16384 },
      dcsMachineDiskSpec: [
        { quantity: 0, systemVolume: true }, { quantity: 100, path: '/var/lib/kubelet', format: 'xfs' }, { quantity: 100, path: '/var/lib/containerd', format: 'xfs' },
      ],
    },
  });
});

test('the Secret can be made from a store', () => {
  const all = objects({ credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'dcs' }) });
  expect(spec('ExternalSecret', all).data.map(({ secretKey }: any) => secretKey)).toEqual(['authUser', 'authKey', 'endpoint']);
});

test('there is no class', () => {
  expect(new DcsTopology(least).classProblem).toBe('DCSCluster has no template kind (v1.0.22)');
});

test('names of the platform', () => {
  const chart = emptyChart();
  new WorkloadCluster(chart, 'global-a', { kubernetesVersion: 'v1.34.3', topology: new DcsTopology(least) });
  expect(problemsOf(chart)).toEqual(['[chart/global-a] DCS-01 cluster-name: "global-a" is a name of the platform\'s own cluster; choose another.']);
});

describe('refused', () => {
  test.each<[Partial<DcsTopologyProps>, string]>([
    [{ template: undefined }, 'controlPlane.template: a value is required, here or for all groups.'],
    [{ controlPlane: {} }, 'controlPlane.ipPool: a value is required, here or for all groups.'],
    [{ pools: [{ ...pool, cpus: undefined }] }, 'pools["one"].cpus: a value is required, here or for all groups.'],
    [{ pools: [{ ...pool, memory: undefined }] }, 'pools["one"].memory: a value is required, here or for all groups.'],
    [{ pools: [{ ...pool, ipPool: 'prod-control-plane' }] }, 'pools["one"].ipPool: "prod-control-plane" is that of controlPlane too; give each group its own.'],
    [{ template: 'micro-os-{kubernetes}' }, 'template: "{kubernetes}" is not a placeholder; write {version}.'],
    [{ endpoint: Endpoint.kubeVip('10.0.0.10') }, 'endpoint: the provider wants a balancer of your own; write Endpoint.loadBalancer(…).'],
    [{ sshAuthorizedKeys: ['platform'] }, 'sshAuthorizedKeys[0]: "platform" is not a public SSH key; write for example "ssh-ed25519 AAAA… name".'],
    [{ credentials: 'secret' as any }, 'credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
    [{ credentials: Credentials.sealedSecret({ encryptedData: { authUser: 'AgBy'.repeat(60), authKey: 'AgBy'.repeat(60) } }) },
      'credentials: the sealed data lacks "endpoint"; seal the keys authUser and authKey and endpoint.'],
  ])('%j', (props, message) => {
    expect(() => new DcsTopology({ ...least, ...props } as any)).toThrow(new Error(`DcsTopology.${message}`));
  });
});
