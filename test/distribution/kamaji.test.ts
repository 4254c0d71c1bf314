import {
  AnonymousAccess, AuditPolicy, Authentication, ClassCluster, ClusterClass, DevTopology, EncryptionAtRest, Endpoint, Etcd, Kamaji, KamajiAddressType,
  KamajiProps, KamajiServiceType, KubernetesOptions, TaintEffect, WorkloadCluster, WorkloadClusterProps,
} from '../../src';
import { providersOf } from '../../src/management/providers';
import { expectEqual } from '../class/comparable';
import { emptyChart } from '../class/support';
import { vsphere } from '../support/fixtures';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith, PlainTopology } from '../support/plain-topology';

const onVSphere = (endpoint?: Endpoint) => vsphere({ endpoint, controlPlane: undefined, pools: [{ name: 'general', replicas: 3 }] });

function objects(props: KamajiProps = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return unjudged(chart => { clusterWith(chart, new PlainTopology({}, [{ name: 'one' }]), { distribution: new Kamaji(props), ...cluster }); });
}

const spec = (props: KamajiProps = {}, cluster: Partial<WorkloadClusterProps> = {}): any => ofKind(objects(props, cluster), 'KamajiControlPlane')[0].spec;
const kubernetes = (options: KubernetesOptions): any => spec({}, { kubernetes: options });

test('on vSphere', () => {
  expectGolden('vsphere-kamaji', synthesize(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: onVSphere(Endpoint.loadBalancer('10.0.0.10')),
      distribution: new Kamaji({
        replicas: 3,
        dataStore: 'postgres',
        service: { annotations: { 'metallb.io/address-pool': 'tenants' }, allowedCidrs: ['10.0.0.0/8'] },
        apiServerResources: { requests: { cpu: '250m', memory: '512Mi' } },
      }),
      kubernetes: {
        apiServer: { audit: { policy: AuditPolicy.fromSecret({ name: 'prod-audit', key: 'policy.yaml', revision: '1' }) }, certificateSans: ['prod.example.com'] },
      },
      setup: { kubelet: { maxPods: 200 } },
    });
  }));
});

test('machines join by kubeadm, with what the setup says of them, and the control plane has none', () => {
  const all = objects({}, { setup: { kubeletArguments: { 'max-pods': '99' } } });
  expect(all.map(({ kind }) => kind)).toEqual([
    'Cluster', 'PlainCluster', 'KamajiControlPlane', 'PlainMachineTemplate', 'KubeadmConfigTemplate', 'MachineDeployment', 'MachineHealthCheck',
  ]);
  expect(ofKind(all, 'KubeadmConfigTemplate')[0].spec.template.spec.joinConfiguration.nodeRegistration.kubeletExtraArgs).toEqual([{ name: 'max-pods', value: '99' }]);
});

test('the address of the endpoint is that of the Service', () => {
  expect(spec()).toMatchObject({ replicas: 2, version: 'v1.34.3', network: { serviceType: 'LoadBalancer' } });
  expect(spec().network.serviceAddress).toBeUndefined();
  const all = unjudged(chart => { clusterWith(chart, onVSphere(Endpoint.loadBalancer('10.0.0.10', { certificateSans: ['api.example.com'] })), { distribution: new Kamaji() }); });
  expect(ofKind(all, 'KamajiControlPlane')[0].spec.network).toEqual({ serviceType: 'LoadBalancer', serviceAddress: '10.0.0.10', certSANs: ['api.example.com'] });
});

test('Service, Ingress and Gateway', () => {
  expect(spec({ service: { type: KamajiServiceType.NODE_PORT, address: '10.0.0.20', labels: { a: 'b' } } }).network)
    .toEqual({ serviceType: 'NodePort', serviceAddress: '10.0.0.20', serviceLabels: { a: 'b' } });
  expect(spec({ service: { loadBalancerClass: 'internal', allowedCidrs: ['10.0.0.0/8'] } }).network.loadBalancerConfig)
    .toEqual({ loadBalancerClass: 'internal', loadBalancerSourceRanges: ['10.0.0.0/8'] });
  const annotations = { 'nginx.ingress.kubernetes.io/ssl-passthrough': 'true' };
  expect(spec({ ingress: { hostname: 'prod.example.com', className: 'nginx', annotations } }).network)
    .toEqual({ serviceType: 'ClusterIP', ingress: { hostname: 'prod.example.com', className: 'nginx', extraAnnotations: annotations } });
  expect(spec({ gateway: { hostname: 'prod.example.com', name: 'tls', namespace: 'gateways', sectionName: 'api', labels: { a: 'b' } } }).network.gateway)
    .toEqual({ hostname: 'prod.example.com', name: 'tls', namespace: 'gateways', sectionName: 'api', extraLabels: { a: 'b' } });
});

test('addons, kubelets and placement', () => {
  expect(spec().addons).toEqual({ coreDNS: {}, kubeProxy: {}, konnectivity: {} });
  expect(spec({ coreDns: false, konnectivity: false }, { network: { kubeProxy: false } }).addons).toBeUndefined();
  const mirrored = kubernetes({ imageRepository: 'registry.example.com/k8s', dns: { tag: 'v1.12.1' } });
  expect(mirrored.registry).toBe('registry.example.com/k8s');
  expect(mirrored.addons).toMatchObject({ coreDNS: { imageRepository: 'registry.example.com/k8s', imageTag: 'v1.12.1' }, kubeProxy: { imageRepository: 'registry.example.com/k8s' } });
  const placed = spec({
    kubeletAddressTypes: [KamajiAddressType.INTERNAL_DNS],
    nodeSelector: { 'example.com/tenants': 'yes' },
    toleratedTaints: [{ key: 'tenants', effect: TaintEffect.NO_SCHEDULE }, { key: 'dedicated', value: 'one', effect: TaintEffect.NO_EXECUTE }],
    controllerManagerResources: { limits: { memory: '1Gi' } },
    schedulerResources: { requests: { cpu: '50m' } },
  });
  expect(placed.kubelet).toEqual({ cgroupfs: 'systemd', preferredAddressTypes: ['InternalDNS'] });
  expect(placed.deployment).toEqual({
    nodeSelector: { 'example.com/tenants': 'yes' },
    tolerations: [{ key: 'tenants', operator: 'Exists', effect: 'NoSchedule' }, { key: 'dedicated', operator: 'Equal', value: 'one', effect: 'NoExecute' }],
  });
  expect(placed.controllerManager.resources).toEqual({ limits: { memory: '1Gi' } });
  expect(placed.scheduler.resources).toEqual({ requests: { cpu: '50m' } });
});

test('options of Kubernetes become flags, plugins and volumes from Secrets', () => {
  const { apiServer, controllerManager, admissionControllers, deployment } = kubernetes({
    apiServer: {
      admission: { enabledPlugins: ['AlwaysPullImages'] },
      authentication: Authentication.oidc({ issuerUrl: 'https://login.example.com', clientId: 'prod' }),
      encryption: EncryptionAtRest.fromSecret({ name: 'encryption', key: 'config.yaml', revision: '7' }),
    },
    controllerManager: { terminatedPodThreshold: 100 },
  });
  expect(admissionControllers).toEqual(['AlwaysPullImages', 'NodeRestriction']);
  expect(apiServer).toEqual({
    extraArgs: ['--encryption-provider-config=/etc/kubernetes/apiserver/encryption.yaml', '--oidc-client-id=prod', '--oidc-issuer-url=https://login.example.com'],
    extraVolumeMounts: [{ name: 'apiserver-config', mountPath: '/etc/kubernetes/apiserver', readOnly: true }],
  });
  expect(deployment).toEqual({
    podAdditionalMetadata: { annotations: { 'revision.apiserver/encryption.yaml': '7' } },
    extraVolumes: [{ name: 'apiserver-config', projected: { sources: [{ secret: { name: 'encryption', items: [{ key: 'config.yaml', path: 'encryption.yaml' }] } }] } }],
  });
  expect(controllerManager.extraArgs).toEqual(['--terminated-pod-gc-threshold=100']);
  expect(spec().admissionControllers).toEqual(['NodeRestriction']);
  expect(spec({}, { network: { nodeCidrMaskSize: 25 } }).controllerManager.extraArgs).toEqual(['--node-cidr-mask-size-ipv4=25']);
});

test('a class of it makes the cluster that is written out', () => {
  expectEqual(chart => {
    new ClassCluster(chart, 'site-1', { class: new ClusterClass(chart, 'edge', { topology: onVSphere(), distribution: new Kamaji({ replicas: 3 }) }), kubernetesVersion: 'v1.34.3' });
  }, chart => {
    new WorkloadCluster(chart, 'site-1', { kubernetesVersion: 'v1.34.3', topology: onVSphere(), distribution: new Kamaji({ replicas: 3 }) });
  }, ['general']);
});

test('an infrastructure the provider does not know must be told to it', () => {
  const line = 'its provider writes no endpoint into DevCluster objects unless it is told to; start it with --dynamic-infrastructure-clusters=DevCluster and write dynamicInfrastructures: ["DevCluster"]';
  expect(new Kamaji().unsuitable.DevCluster).toBe(line);
  expect(new Kamaji({ dynamicInfrastructures: ['DevCluster'] }).unsuitable.DevCluster).toBeUndefined();
  const chart = emptyChart();
  clusterWith(chart, new DevTopology({ pools: [{ name: 'one' }] }), { distribution: new Kamaji({ dynamicInfrastructures: ['DevCluster'] }) });
  expect(problemsOf(chart)).toEqual([]);
  expect(new Kamaji().infrastructureAnnotations('KubevirtCluster')).toEqual({ 'cluster.x-k8s.io/managed-by': 'kamaji' });
  expect(new Kamaji().infrastructureAnnotations('VSphereCluster')).toEqual({});
});

test('the management cluster needs its provider and that of kubeadm', () => {
  const cluster = clusterWith(emptyChart(), onVSphere(), { distribution: new Kamaji() });
  const installed = providersOf([cluster]).flatMap(({ installs }) => installs.map(install => install.join(' ')));
  expect(installed).toEqual(expect.arrayContaining(['bootstrap kubeadm', 'control-plane kamaji']));
  expect(installed).not.toContain('control-plane kubeadm');
});

test.each<[string, KamajiProps, Endpoint, string]>([
  ['another host than that of the Ingress', { ingress: { hostname: 'prod.example.com' } }, Endpoint.loadBalancer('api.example.com'),
    'Kamaji reaches the API server of "prod" at prod.example.com:443, and the endpoint is api.example.com:6443; leave the endpoint out or write Endpoint.loadBalancer("prod.example.com", { port: 443 }).'],
  ['another address than that of the Service', { service: { address: '10.0.0.11' } }, Endpoint.loadBalancer('10.0.0.10'),
    'the Service of "prod" has the address 10.0.0.11, and the endpoint is 10.0.0.10; leave service.address out.'],
])('reported: %s', (_what, props, endpoint, message) => {
  const chart = emptyChart();
  clusterWith(chart, onVSphere(endpoint), { distribution: new Kamaji(props) });
  expect(problemsOf(chart)).toEqual([`[chart/prod] KMJ-01 endpoint: ${message}`]);
});

describe('refused', () => {
  const options = (given: KubernetesOptions) => () => kubernetes(given);
  const FILES = 'the pods of the control plane take files from Secrets only; put it into one and write the option\'s fromSecret, or leave the option out.';
  test.each<[string, () => unknown, string]>([
    ['two ways in', () => new Kamaji({ ingress: { hostname: 'a.example.com' }, gateway: { hostname: 'a.example.com', name: 'a', namespace: 'b' } }), 'Kamaji: both ingress and gateway are given; write one of them.'],
    ['a class of balancer without one', () => new Kamaji({ service: { type: KamajiServiceType.NODE_PORT, loadBalancerClass: 'x' } }),
      'Kamaji.service.loadBalancerClass: "x" belongs to a Service of type LoadBalancer, and this one is NodePort; leave it out.'],
    ['a name as a quantity', () => new Kamaji({ apiServerResources: { requests: { cpu: 'much' } } }), 'Kamaji.apiServerResources.requests["cpu"]: "much" is not a quantity; write for example "500Mi".'],
    ['a name for a Service', () => unjudged(chart => { clusterWith(chart, onVSphere(Endpoint.loadBalancer('api.example.com')), { distribution: new Kamaji() }); }),
      '"prod" endpoint: a Service has an IP address and no name like "api.example.com"; write the address, or ingress or gateway of Kamaji with this hostname.'],
    ['two families', () => spec({}, { network: { podCidrs: ['10.1.0.0/16', 'fd00::/48'], serviceCidrs: ['10.2.0.0/16', 'fd01::/112'] } }),
      '"prod" network.podCidrs: Kamaji takes one address block, not two; write one.'],
    ['etcd', options({ etcd: Etcd.stacked({ snapshotCount: 5000 }) }), 'Kamaji: kubernetes "etcd" cannot be expressed; leave it out or choose another distribution.'],
    ['anonymous access', options({ apiServer: { anonymousAccess: AnonymousAccess.CLOSED } }),
      '"prod" kubernetes.apiServer.anonymousAccess: Kamaji\'s probes and joining machines have no credentials; put an AuthenticationConfiguration into a Secret and write Authentication.fromSecret, with hardening anonymousAccess: false.'],
    ['a file that is in no Secret', options({ apiServer: { audit: {} } }), `"prod" kubernetes.apiServer: "audit-policy.yaml" would be a file, and ${FILES}`],
    ['mounts', options({ scheduler: { mounts: [{ name: 'x', path: '/etc/x' }] } }), '"prod" kubernetes.scheduler.mounts: the components run in pods of the management cluster, which have no "/etc/x"; leave it out.'],
    ['a socket', () => kubernetes({ apiServer: { encryption: EncryptionAtRest.kms({ name: 'vault', socket: '/run/kms/plugin.sock' }) } }),
      `"prod" kubernetes.apiServer: "encryption.yaml" would be a file, and ${FILES}`],
    ['a plugin the kind does not know', options({ apiServer: { admission: { enabledPlugins: ['ClusterTrustBundleAttest'] } } }),
      '"prod" kubernetes.apiServer.admission: KamajiControlPlane does not know the plugin "ClusterTrustBundleAttest"; leave it out.'],
  ])('%s', (_what, act, message) => {
    expect(act).toThrow(new Error(message));
  });
});
