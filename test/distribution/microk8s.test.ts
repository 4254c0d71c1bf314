import { Duration } from 'cdk8s';
import {
  ClusterClass, CustomTopology, Endpoint, MicroK8s, MicroK8sProps, MicroK8sRiskLevel, MicroK8sUpgradeStrategy, NodeSetup, TaintEffect,
  WorkloadClusterProps,
} from '../../src';
import { emptyChart } from '../class/support';
import { vsphere } from '../support/fixtures';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith, PlainTopology } from '../support/plain-topology';

const NETWORK = { podCidrs: ['10.1.0.0/16'], serviceCidrs: ['10.152.183.0/24'] };

function objects(props: MicroK8sProps = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return unjudged(chart => { clusterWith(chart, new PlainTopology({}, [{ name: 'one' }]), { distribution: new MicroK8s(props), network: NETWORK, ...cluster }); });
}

const controlPlane = (all: any[]): any => ofKind(all, 'MicroK8sControlPlane')[0].spec;
const pool = (all: any[]): any => ofKind(all, 'MicroK8sConfigTemplate')[0].spec.template.spec;

test('on machines of another provider', () => {
  const machines = { apiVersion: 'infrastructure.cluster.x-k8s.io/v1alpha1', kind: 'ProxmoxMachineTemplate', spec: { template: { spec: { sourceNode: 'pve-1' } } } };
  expectGolden('proxmox-microk8s', synthesize(chart => {
    clusterWith(chart, new CustomTopology({
      infrastructureCluster: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1alpha1', kind: 'ProxmoxCluster', spec: { dnsServers: ['10.0.0.2'] } },
      endpoint: Endpoint.loadBalancer('api.example.com'),
      controlPlaneMachines: machines,
      poolMachines: machines,
      pools: [{ name: 'general', labels: { 'example.com/tier': 'one' }, taints: [{ key: 'dedicated', value: 'one', effect: TaintEffect.NO_SCHEDULE }] }],
    }), {
      network: NETWORK,
      distribution: new MicroK8s({ addons: ['hostpath-storage'], joinTokenLifetime: Duration.days(365) }),
      setup: { files: [{ path: '/etc/motd', content: 'hello\n' }], proxy: { httpsProxy: 'http://proxy.example.com:3128', noProxy: ['10.0.0.0/24'] }, kubeletArguments: { 'max-pods': '150' } },
    });
  }));
});

test('options of the snap reach every machine, those of the cluster the control plane', () => {
  const snap = { strictConfinement: true, riskLevel: MicroK8sRiskLevel.CANDIDATE, compatiblePorts: false };
  const all = objects({ ...snap, ipInIp: true, upgradeStrategy: MicroK8sUpgradeStrategy.ROLLING });
  const { upgradeStrategy, controlPlaneConfig: { clusterConfiguration, initConfiguration } } = controlPlane(all);
  expect(upgradeStrategy).toBe('RollingUpgrade');
  expect(clusterConfiguration).toEqual({ portCompatibilityRemap: false });
  expect(initConfiguration).toEqual({ IPinIP: true, confinement: 'strict', riskLevel: 'candidate' });
  expect(pool(all)).toEqual({ clusterConfiguration: { portCompatibilityRemap: false }, initConfiguration: { confinement: 'strict', riskLevel: 'candidate' } });
  expect(controlPlane(objects({ defaultNetwork: false })).controlPlaneConfig.initConfiguration).toEqual({ disableDefaultCNI: true });
});

test('a network that the cluster would not have is reported', () => {
  const chart = emptyChart();
  clusterWith(chart, new PlainTopology(), { distribution: new MicroK8s() });
  expect(problemsOf(chart)).toEqual(['[chart/prod] MK8S-01 network: MicroK8s uses addresses of its own whatever "prod" says; write network: { podCidrs: ["10.1.0.0/16"], serviceCidrs: ["10.152.183.0/24"] } and leave out serviceDomain.']);
});

describe('refused', () => {
  const setup = (given: NodeSetup) => () => objects({}, { setup: given });
  test.each<[string, () => unknown, string]>([
    ['an option without its network', () => new MicroK8s({ ipInIp: true, defaultNetwork: false }), 'MicroK8s.ipInIp: it is an option of the default network; leave it out or write defaultNetwork: true.'],
    ['a level that is none', () => new MicroK8s({ riskLevel: 'nightly' as any }), 'MicroK8s.riskLevel: "nightly" is not one of stable, candidate, beta, edge.'],
    ['a file from a Secret', setup({ files: [{ path: '/etc/x', fromSecret: { name: 'x', key: 'y' } }] }),
      '"prod" controlPlane.setup.files["/etc/x"].fromSecret: MicroK8sConfig has plain text only; write it, or fetch the file in preJoinCommands.'],
    ['the kubelet', setup({ kubelet: { maxPods: 150 } }), 'MicroK8s: setup "kubelet" cannot be expressed; leave it out or choose another distribution.'],
    ['audit', () => objects({}, { kubernetes: { apiServer: { profiling: false } } }), 'MicroK8s: kubernetes "apiServer.profiling" cannot be expressed; leave it out or choose another distribution.'],
    ['timeouts', () => unjudged(chart => { clusterWith(chart, new PlainTopology({ drainTimeout: Duration.minutes(3) }), { distribution: new MicroK8s() }); }),
      '"prod" controlPlane.drainTimeout: MicroK8sControlPlane has none; leave it out.'],
    ['labels of machines', () => unjudged(chart => { clusterWith(chart, new PlainTopology({ labels: { 'node-role.kubernetes.io/one': '' } }), { distribution: new MicroK8s() }); }),
      '"prod" controlPlane.labels: MicroK8sControlPlane has no labels of machines; leave out "node-role.kubernetes.io/one".'],
    ['kube-vip', () => unjudged(chart => { clusterWith(chart, vsphere(), { distribution: new MicroK8s() }); }),
      '"prod" endpoint: MicroK8s has no place for kube-vip; write Endpoint.loadBalancer("10.0.0.10") with a balancer of yours.'],
    ['no kube-proxy', () => objects({}, { network: { ...NETWORK, kubeProxy: false } }), '"prod" network.kubeProxy: MicroK8s always runs kube-proxy; leave it out.'],
    ['mask', () => objects({}, { network: { ...NETWORK, nodeCidrMaskSize: 25 } }), '"prod" network.nodeCidrMaskSize: MicroK8s hands out pod addresses by Calico; leave it out.'],
    ['a class', () => new ClusterClass(emptyChart(), 'x', { topology: new PlainTopology(), distribution: new MicroK8s() }),
      'ClusterClass "x".distribution: MicroK8s cannot be used in a class: MicroK8sControlPlane has no template kind (v0.6.11); use WorkloadCluster.'],
  ])('%s', (_what, act, message) => {
    expect(act).toThrow(new Error(message));
  });
});
