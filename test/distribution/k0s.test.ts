import { Duration, Size } from 'cdk8s';
import {
  AnonymousAccess, Authentication, BootFormat, ClassCluster, ClusterClass, Distribution, Endpoint, FileEncoding, K0s, K0smotron,
  K0smotronProps, K0smotronServiceType, K0smotronStorage, K0sNetwork, K0sProps, K0sUpdateStrategy, KubernetesOptions,
  NodeSetup, TaintEffect, WorkloadCluster, WorkloadClusterProps,
} from '../../src';
import { providersOf } from '../../src/management/providers';
import { expectEqual } from '../class/comparable';
import { emptyChart } from '../class/support';
import { vsphere } from '../support/fixtures';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith, PlainTopology } from '../support/plain-topology';

const kubernetesVersion = 'v1.34.3+k0s.0';

function objects(distribution: Distribution, cluster: Partial<WorkloadClusterProps> = {}, endpoint?: Endpoint): any[] {
  return unjudged(chart => {
    const topology = endpoint ? vsphere({ endpoint, controlPlane: undefined, pools: [{ name: 'one' }] }) : new PlainTopology({}, [{ name: 'one' }]);
    clusterWith(chart, topology, { distribution, kubernetesVersion, ...cluster });
  });
}

const machines = (props: K0sProps = {}, cluster: Partial<WorkloadClusterProps> = {}): any => ofKind(objects(new K0s(props), cluster), 'K0sControlPlane')[0].spec;
const hosted = (props: K0smotronProps = {}, cluster: Partial<WorkloadClusterProps> = {}, endpoint?: Endpoint): any =>
  ofKind(objects(new K0smotron(props), cluster, endpoint), 'K0smotronControlPlane')[0].spec;
const worker = (setup: NodeSetup): any => ofKind(objects(new K0smotron(), { setup }), 'K0sWorkerConfigTemplate')[0].spec.template.spec;

const onVSphere = (endpoint?: Endpoint) => vsphere({ template: 'ubuntu-2404', endpoint, controlPlane: undefined, pools: [{ name: 'general', replicas: 3 }] });
const setup: NodeSetup = { sysctls: { 'fs.inotify.max_user_instances': '8192' }, kubeletArguments: { 'max-pods': '200' } };

test('k0s on machines on vSphere', () => {
  expectGolden('vsphere-k0s', synthesize(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion,
      topology: onVSphere(Endpoint.loadBalancer('10.0.0.10')),
      distribution: new K0s(),
      setup,
      kubernetes: { apiServer: { authentication: Authentication.oidc({ issuerUrl: 'https://login.example.com', clientId: 'prod' }) } },
    });
  }));
});

test('k0smotron on vSphere', () => {
  expectGolden('vsphere-k0smotron', synthesize(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion, topology: onVSphere(Endpoint.loadBalancer('10.0.0.10')), distribution: new K0smotron({ requests: { cpu: '500m', memory: '1Gi' } }), setup,
    });
  }));
});

test('control plane machines are nodes too', () => {
  expect(machines().k0sConfigSpec.args).toEqual(['--enable-worker']);
  expect(machines()).toMatchObject({
    version: kubernetesVersion, updateStrategy: 'InPlace', machineTemplate: { infrastructureRef: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'PlainMachineTemplate' } },
  });
  const { updateStrategy, k0sConfigSpec } = machines({
    network: K0sNetwork.CALICO, updateStrategy: K0sUpdateStrategy.RECREATE, schedulableControlPlane: true, preInstalled: true,
  });
  expect(updateStrategy).toBe('Recreate');
  expect(k0sConfigSpec).toMatchObject({ args: ['--enable-worker', '--no-taints'], preInstalledK0s: true, k0s: { spec: { network: { provider: 'calico' } } } });
  expect(ofKind(objects(new K0s({ preInstalled: true })), 'K0sWorkerConfigTemplate')[0].spec.template.spec).toEqual({ preInstalledK0s: true });
  expect(new K0s().controlPlanePorts).toEqual([8132, 9443]);
});

test('a hosted control plane, its Service and its storage', () => {
  expect(hosted()).toMatchObject({
    replicas: 3, version: kubernetesVersion, service: { type: 'LoadBalancer', apiPort: 6443, konnectivityPort: 8132 }, storage: { type: 'etcd', etcd: { persistence: { size: '10Gi' } } },
  });
  expect(hosted({}, {}, Endpoint.loadBalancer('10.0.0.10', { port: 8443 }))).toMatchObject({ externalAddress: '10.0.0.10', service: { apiPort: 8443 } });
  expect(hosted({ serviceType: K0smotronServiceType.NODE_PORT }).service).toEqual({ type: 'NodePort', apiPort: 30443, konnectivityPort: 30132 });
  expect(hosted({ apiPort: 443, konnectivityPort: 444 }).service).toEqual({ type: 'LoadBalancer', apiPort: 443, konnectivityPort: 444 });
  expect(hosted({ storage: K0smotronStorage.KINE, kineSecret: 'database', replicas: 2 })).toMatchObject({ replicas: 2, storage: { type: 'kine', kine: { dataSourceSecretName: 'database' } } });
  expect(hosted({ etcdSize: Size.gibibytes(20), etcdStorageClass: 'fast' }).storage.etcd.persistence).toEqual({ size: '20Gi', storageClass: 'fast' });
  const behind = hosted({ ingress: { apiHost: 'api.example.com', konnectivityHost: 'konnectivity.example.com', className: 'nginx', annotations: { a: 'b' } }, network: K0sNetwork.KUBE_ROUTER, image: 'registry.example.com/k0s', limits: { memory: '2Gi' } });
  expect(behind).toMatchObject({
    service: { type: 'ClusterIP' },
    ingress: { apiHost: 'api.example.com', konnectivityHost: 'konnectivity.example.com', className: 'nginx', port: 443, annotations: { a: 'b' } },
    image: 'registry.example.com/k0s',
    resources: { limits: { memory: '2Gi' } },
    k0sConfig: { spec: { network: { provider: 'kuberouter' } } },
  });
});

test('what machines need becomes files, commands and flags', () => {
  expect(worker({
    nodeLabels: { b: 'c', a: 'b' },
    taints: [{ key: 'x', value: 'y', effect: TaintEffect.NO_SCHEDULE }, { key: 'z', effect: TaintEffect.NO_EXECUTE }],
    kubeletArguments: { v: '4' },
    files: [{ path: '/etc/motd', content: '{{ hello\n', permissions: '0600' }, { path: '/etc/key', fromSecret: { name: 'a', key: 'b', revision: '2' } }],
    preJoinCommands: ['true'],
    postJoinCommands: ['echo {{ ds.meta_data.uuid }}'],
  })).toEqual({
    args: ['--labels=a=b,b=c', '--taints=x=y:NoSchedule,z:NoExecute', '--kubelet-extra-args="--v=4"'],
    files: [
      { path: '/etc/motd', content: "{{ '{{' }} hello\n", permissions: '0600' },
      { path: '/etc/key', contentFrom: { secretRef: { name: 'a', key: 'b' } }, permissions: '0644' },
    ],
    preK0sCommands: ['# /etc/key: revision 2 of Secret a', 'true'],
    postK0sCommands: ['echo {{ ds.meta_data.uuid }}'],
  });
  const { files } = worker({ proxy: { httpsProxy: 'http://proxy.example.com:3128' } });
  expect(files[0].path).toBe('/etc/systemd/system/k0sworker.service.d/http-proxy.conf');
});

test('options of Kubernetes become flags of k0s', () => {
  const { api, controllerManager, network } = hosted({}, {
    kubernetes: { apiServer: { anonymousAccess: AnonymousAccess.OPEN, certificateSans: ['api.example.com'], profiling: false }, controllerManager: { terminatedPodThreshold: 7 } },
    network: { kubeProxy: false, nodeCidrMaskSize: 25, podCidrs: ['10.1.0.0/16', 'fd00::/48'], serviceCidrs: ['10.2.0.0/16', 'fd01::/112'] },
  }).k0sConfig.spec;
  expect(api).toEqual({ extraArgs: { 'anonymous-auth': 'true', 'profiling': 'false' }, sans: ['api.example.com'] });
  expect(controllerManager).toEqual({ extraArgs: { 'node-cidr-mask-size-ipv4': '25', 'terminated-pod-gc-threshold': '7' } });
  expect(network).toEqual({
    provider: 'custom',
    podCIDR: '10.1.0.0/16',
    serviceCIDR: '10.2.0.0/16',
    clusterDomain: 'cluster.local',
    kubeProxy: { disabled: true },
    dualStack: { enabled: true, IPv6podCIDR: 'fd00::/48', IPv6serviceCIDR: 'fd01::/112' },
  });
});

test('a class of K0smotron makes the cluster that is written out', () => {
  expectEqual(chart => {
    const type = new ClusterClass(chart, 'edge', { topology: onVSphere(), distribution: new K0smotron(), minimumKubernetesVersion: kubernetesVersion });
    new ClassCluster(chart, 'site-1', { class: type, kubernetesVersion });
  }, chart => {
    new WorkloadCluster(chart, 'site-1', { kubernetesVersion, topology: onVSphere(), distribution: new K0smotron() });
  }, ['general']);
});

test('the management cluster needs the provider', () => {
  for (const distribution of [new K0s(), new K0smotron()]) {
    const cluster = clusterWith(emptyChart(), new PlainTopology({}, [{ name: 'one' }]), { kubernetesVersion, distribution });
    const installed = providersOf([cluster]).flatMap(({ installs }) => installs.map(install => install.join(' ')));
    expect(installed).toEqual(['core cluster-api', 'bootstrap k0sproject-k0smotron', 'control-plane k0sproject-k0smotron']);
  }
  expect(new K0smotron().infrastructureAnnotations('AWSCluster')).toEqual({ 'cluster.x-k8s.io/managed-by': 'k0smotron' });
  expect(new K0smotron().infrastructureAnnotations('VSphereCluster')).toEqual({});
});

test('an endpoint elsewhere than the Service is reported', () => {
  const chart = emptyChart();
  clusterWith(chart, onVSphere(Endpoint.loadBalancer('10.0.0.10')), { kubernetesVersion, distribution: new K0smotron({ serviceType: K0smotronServiceType.NODE_PORT, apiPort: 30443 }) });
  expect(problemsOf(chart)).toEqual(['[chart/prod] K0S-01 endpoint: k0smotron shows the API server of "prod" at 10.0.0.10:30443, and the endpoint is 10.0.0.10:6443; write Endpoint.loadBalancer("10.0.0.10", { port: 30443 }).']);
});

describe('refused', () => {
  const given = (node: NodeSetup) => () => worker(node);
  const options = (kubernetes: KubernetesOptions) => () => hosted({}, { kubernetes });
  const group = (controlPlane: object, props: K0sProps = {}) => () => unjudged(chart => {
    clusterWith(chart, new PlainTopology(controlPlane), { kubernetesVersion, distribution: new K0s(props) });
  });
  const AT = '"prod" pools["one"].setup';
  const FILE = (path: string) => `k0s takes flags only, and an option needs "${path}"; leave out audit, encryption, mounts and what has a configuration.`;
  test.each<[string, () => unknown, string]>([
    ['a version of Kubernetes alone', () => hosted({}, { kubernetesVersion: 'v1.34.3' }), '"prod" kubernetesVersion: "v1.34.3" is no release of k0s; write for example "v1.34.3+k0s.0".'],
    ['kine without its Secret', () => new K0smotron({ storage: K0smotronStorage.KINE }), 'K0smotron.kineSecret: belongs to storage: K0smotronStorage.KINE; write both or neither.'],
    ['a volume without etcd', () => new K0smotron({ storage: K0smotronStorage.KINE, kineSecret: 'x', etcdSize: Size.gibibytes(1) }), 'K0smotron.etcdSize and etcdStorageClass: belong to storage: K0smotronStorage.ETCD; leave them out.'],
    ['an even number', () => new K0smotron({ replicas: 2 }), 'K0smotron.replicas: 2 is even, and etcd needs a majority; write an odd number.'],
    ['an even number of machines', group({ replicas: 2 }), '"prod" controlPlane.replicas: 2 is even, and etcd needs a majority; write an odd number.'],
    ['too few machines', group({ replicas: 1 }, { updateStrategy: K0sUpdateStrategy.RECREATE_DELETE_FIRST }), '"prod" controlPlane.replicas: 1 is too few for K0sUpdateStrategy.RECREATE_DELETE_FIRST; write 3 or another strategy.'],
    ['timeouts', group({ drainTimeout: Duration.minutes(3) }), '"prod" controlPlane.drainTimeout: K0sControlPlane has none; leave it out.'],
    ['kube-vip', () => unjudged(chart => { clusterWith(chart, vsphere(), { kubernetesVersion, distribution: new K0s() }); }),
      '"prod" endpoint: k0s has no place for kube-vip that works before its first node; write Endpoint.loadBalancer("10.0.0.10") with a balancer of yours.'],
    ['Ignition', given({ bootFormat: BootFormat.IGNITION }), `${AT}.bootFormat: K0s is written for cloud-init here; choose an image that boots with it.`],
    ['the kubelet', given({ kubelet: { maxPods: 99 } }), 'K0smotron: setup "kubelet" cannot be expressed; leave it out or choose another distribution.'],
    ['a shell', given({ kubeletArguments: { v: '$(reboot)' } }), `${AT}.kubeletArguments["v"]: "$(reboot)" has blanks, or characters that the shell or systemd would read; leave it out.`],
    ['an encoded file', given({ files: [{ path: '/x', content: 'AAAA', encoding: FileEncoding.BASE64 }] }), `${AT}.files["/x"].encoding: files of k0s's provider have content and permissions only; do the rest in preJoinCommands.`],
    ['audit', options({ apiServer: { audit: {} } }), `"prod" kubernetes.apiServer: ${FILE('/etc/k0s/apiserver/audit-policy.yaml')}`],
    ['mounts', options({ scheduler: { mounts: [{ name: 'x', path: '/etc/x' }] } }), `"prod" kubernetes.scheduler: ${FILE('/etc/x')}`],
    ['limited anonymous access', options({ apiServer: { anonymousAccess: AnonymousAccess.HEALTH_ONLY } }), '"prod" kubernetes.apiServer.anonymousAccess: k0s answers nobody without credentials; leave it out, with hardening anonymousAccess: false.'],
    ['feature gates', options({ featureGates: { NodeSwap: true } }), 'K0smotron: kubernetes "featureGates" cannot be expressed; leave it out or choose another distribution.'],
    ['a class of K0s', () => new ClusterClass(emptyChart(), 'x', { topology: new PlainTopology(), distribution: new K0s() }),
      'ClusterClass "x".distribution: K0s cannot be used in a class: K0sControlPlane refers to its machines at machineTemplate.infrastructureRef, where Cluster API does not fill them in for its contract (v2.1.0); use WorkloadCluster.'],
  ])('%s', (_what, act, message) => {
    expect(act).toThrow(new Error(message));
  });
});
