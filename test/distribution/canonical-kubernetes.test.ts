import { Duration } from 'cdk8s';
import {
  BootFormat, CanonicalDatastore, CanonicalFeature, CanonicalKubernetes, CanonicalKubernetesProps, ClusterClass, Endpoint, NodeSetup, TaintEffect,
  WorkloadClusterProps,
} from '../../src';
import { emptyChart } from '../class/support';
import { vsphere } from '../support/fixtures';
import { expectGolden, ofKind, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith, PlainTopology } from '../support/plain-topology';

function objects(props: CanonicalKubernetesProps = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return unjudged(chart => { clusterWith(chart, new PlainTopology({}, [{ name: 'one' }]), { distribution: new CanonicalKubernetes(props), ...cluster }); });
}

const controlPlane = (all: any[]): any => ofKind(all, 'CK8sControlPlane')[0].spec;
const pool = (all: any[]): any => ofKind(all, 'CK8sConfigTemplate')[0].spec.template.spec;

test('on vSphere', () => {
  expectGolden('vsphere-canonical-kubernetes', synthesize(chart => {
    clusterWith(chart, vsphere({
      controlPlane: { annotations: { owner: 'platform' }, rollout: { after: '2026-12-01T02:00:00Z' }, remediation: { maxRetry: 2, retryPeriod: Duration.minutes(4) } },
      pools: [{ name: 'general', replicas: 2, labels: { 'example.com/tier': 'one' }, taints: [{ key: 'dedicated', value: 'one', effect: TaintEffect.NO_SCHEDULE }] }],
    }), {
      distribution: new CanonicalKubernetes({ channel: '1.34-classic/stable' }),
      kubernetes: { apiServer: { extraArguments: { v: '2' }, certificateSans: ['api.example.com'] }, scheduler: { extraArguments: { v: '3' } } },
      setup: {
        files: [{ path: '/etc/motd', content: 'hello\n' }, { path: '/etc/agent', fromSecret: { name: 'agent', key: 'conf', revision: '2' } }],
        sysctls: { 'net.core.somaxconn': '4096' },
        proxy: { httpsProxy: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/24'] },
      },
    });
  }));
});

test('only DNS comes with the snap, and everything else is left to addons', () => {
  const { initConfig } = controlPlane(objects()).spec;
  expect(initConfig).toEqual({
    enableDefaultDNS: true,
    enableDefaultGateway: false,
    enableDefaultIngress: false,
    enableDefaultLoadBalancer: false,
    enableDefaultLocalStorage: false,
    enableDefaultMetricsServer: false,
    enableDefaultNetwork: false,
  });
  const given = controlPlane(objects({ features: [CanonicalFeature.NETWORK, CanonicalFeature.GATEWAY], datastore: CanonicalDatastore.DQLITE })).spec;
  expect(given.initConfig).toMatchObject({ enableDefaultDNS: false, enableDefaultNetwork: true, enableDefaultGateway: true });
  expect(given.controlPlane).toEqual({ datastoreType: 'k8s-dqlite' });
});

test.each<[CanonicalKubernetesProps]>([[{ revision: '3092' }], [{ localPath: '/opt/snaps' }], [{ airGapped: true }]])('%j is said of every machine', props => {
  const all = objects(props);
  expect(controlPlane(all).spec).toMatchObject(props);
  expect(pool(all)).toMatchObject(props);
});

test('texts that cloud-init would take for templates arrive as written', () => {
  const { preRunCommands, files } = pool(objects({}, { setup: { preJoinCommands: ['crictl --template "{{ .x }}"', 'hostname {{ ds.meta_data.hostname }}'], files: [{ path: '/etc/x', content: '{{ y }}' }] } }));
  expect(preRunCommands).toEqual(['crictl --template "{{ \'{{\' }} .x }}"', 'hostname {{ ds.meta_data.hostname }}']);
  expect(files).toEqual([{ path: '/etc/x', content: Buffer.from('{{ y }}').toString('base64'), encoding: 'base64', owner: 'root:root', permissions: '0644' }]);
});

test('the control plane keeps its taints by the field that the snap has for them', () => {
  const all = unjudged(chart => {
    clusterWith(chart, new PlainTopology({ taints: [{ key: 'dedicated', effect: TaintEffect.NO_EXECUTE }] }), { distribution: new CanonicalKubernetes() });
  });
  expect(controlPlane(all).spec.controlPlane.nodeTaints).toEqual(['dedicated:NoExecute']);
  expect(controlPlane(all).spec.extraKubeletArgs).toBeUndefined();
});

describe('refused', () => {
  const setup = (given: NodeSetup) => () => objects({}, { setup: given });
  test.each<[string, () => unknown, string]>([
    ['two sources', () => new CanonicalKubernetes({ channel: '1.34-classic/stable', revision: '3092' }), 'CanonicalKubernetes: both channel and revision are given; write one of them.'],
    ['a feature without the network', () => new CanonicalKubernetes({ features: [CanonicalFeature.INGRESS] }),
      'CanonicalKubernetes.features: "Ingress" is done by the built-in network; add CanonicalFeature.NETWORK or use an addon.'],
    ['a channel of another snap', () => new CanonicalKubernetes({ channel: 'stable' }), 'CanonicalKubernetes.channel: "stable" is not a channel of a snap; write for example "1.34-classic/stable".'],
    ['Ignition', setup({ bootFormat: BootFormat.IGNITION }), '"prod" controlPlane.setup.bootFormat: snaps are installed on Ubuntu, which boots with cloud-init; choose an image of it.'],
    ['users', setup({ users: [{ name: 'ops' }] }), 'CanonicalKubernetes: setup "users" cannot be expressed; leave it out or choose another distribution.'],
    ['an appended file', setup({ files: [{ path: '/etc/issue', content: 'x', append: true }] }),
      '"prod" controlPlane.setup.files["/etc/issue"].append: CK8sConfig cannot; write the whole file, or append in preJoinCommands.'],
    ['audit', () => objects({}, { kubernetes: { apiServer: { profiling: false } } }), 'CanonicalKubernetes: kubernetes "apiServer.profiling" cannot be expressed; leave it out or choose another distribution.'],
    ['no kube-proxy', () => objects({}, { network: { kubeProxy: false } }), '"prod" network.kubeProxy: Canonical Kubernetes always runs kube-proxy; leave it out.'],
    ['mask', () => objects({}, { network: { nodeCidrMaskSize: 25 } }), '"prod" network.nodeCidrMaskSize: CK8sConfig has no such field; leave it out.'],
    ['names of machines', () => unjudged(chart => { clusterWith(chart, new PlainTopology({ readinessGates: [{ conditionType: 'X' }] }), { distribution: new CanonicalKubernetes() }); }),
      '"prod" controlPlane.readinessGates: CK8sControlPlane has none; leave it out.'],
    ['a class', () => new ClusterClass(emptyChart(), 'x', { topology: new PlainTopology(), distribution: new CanonicalKubernetes() }),
      'ClusterClass "x".distribution: CanonicalKubernetes cannot be used in a class: CK8sControlPlane refers to its machines at machineTemplate.infrastructureTemplate, where Cluster API does not fill them in (v0.6.1); use WorkloadCluster.'],
  ])('%s', (_what, act, message) => {
    expect(act).toThrow(new Error(message));
  });
});

test('kube-vip is among the manifests of the first machine', () => {
  const all = objects({}, { topology: vsphere({ endpoint: Endpoint.kubeVip('10.0.0.10'), pools: [] }) });
  const { files } = controlPlane(all).spec;
  expect(files.map(({ path }: any) => path)).toEqual(['/capi/manifests/kube-vip.yaml']);
  expect(files[0].content).toContain('kind: DaemonSet');
});
