import { Chart, Cron, JsonPatch, Testing } from 'cdk8s';
import { BackupStorage, BootFormat, ManagedProviderType, ManagementCluster, ProviderSource, RancherImport, VeleroBackup, VSphereTopologyProps } from '../../src';
import { prod, vsphere } from '../support/fixtures';
import { expectGolden, problemsOf, synthesize } from '../support/golden';
import { clusterWith, PlainTopology } from '../support/plain-topology';

const chartOf = (id = 'chart'): Chart => new Chart(Testing.app(), id);
const providersIn = (objects: any[]): { [name: string]: any } => Object.fromEntries(
  objects.filter(({ apiVersion }) => apiVersion.startsWith('operator.')).map(object => [`${object.kind} ${object.metadata.name}`, object]),
);

test('installs what its clusters need, pinned and twice each', () => {
  const objects = synthesize(chart => {
    const management = new ManagementCluster(chart, 'management');
    management.manage(prod(new Chart(chart, 'clusters', { namespace: 'clusters' })));
  }).filter(({ apiVersion }) => !apiVersion.includes('cluster.x-k8s.io/v1beta2'));
  expectGolden('management-cluster', objects);
});

test('a cluster that comes later adds its provider and its gates, and keeps what was patched', () => {
  const chart = chartOf();
  const management = new ManagementCluster(chart, 'management');
  const core = management.node.findChild('Provider-core-cluster-api') as any;
  core.addJsonPatch(JsonPatch.add('/spec/manager', { verbosity: 4, featureGates: { RuntimeSDK: true } }));
  expect(Object.keys(providersIn(chart.toJson()))).not.toContain('InfrastructureProvider vsphere');
  const pools = [{ name: 'one', setup: { bootFormat: BootFormat.IGNITION } }];
  management.manage(clusterWith(new Chart(chart, 'ignition'), new PlainTopology({ setup: { bootFormat: BootFormat.IGNITION } }, pools)), prod(new Chart(chart, 'clusters', { namespace: 'clusters' })));
  const providers = providersIn(chart.toJson());
  expect(providers['InfrastructureProvider vsphere'].spec.version).toBe('v1.16.1');
  expect(providers['BootstrapProvider kubeadm'].spec.manager.featureGates).toEqual({ KubeadmBootstrapFormatIgnition: true });
  expect(providers['CoreProvider cluster-api'].spec.manager).toEqual({ verbosity: 4, featureGates: { RuntimeSDK: true } });
});

test('releases, Secrets, gates and sources are said per provider', () => {
  const chart = chartOf();
  const management = new ManagementCluster(chart, 'management', {
    clusters: [prod(new Chart(chart, 'clusters'))],
    source: ProviderSource.oci('registry.example.com/capi'),
    helmAddons: false,
    providers: [
      { type: ManagedProviderType.INFRASTRUCTURE, name: 'vsphere', version: 'v1.16.0', namespace: 'vsphere', configSecret: 'vsphere-variables', replicas: 1, featureGates: { NodeAntiAffinity: true } },
      { type: ManagedProviderType.RUNTIME_EXTENSION, name: 'nutanix', version: 'v0.1.0', source: ProviderSource.configMaps() },
    ],
  });
  const providers = providersIn(chart.toJson());
  expect(providers['InfrastructureProvider vsphere']).toMatchObject({
    metadata: { namespace: 'vsphere' },
    spec: {
      version: 'v1.16.0',
      configSecret: { name: 'vsphere-variables', namespace: 'vsphere' },
      fetchConfig: { oci: 'registry.example.com/capi/infrastructure-vsphere:v1.16.0' },
      manager: { featureGates: { NodeAntiAffinity: true } },
      deployment: { replicas: 1 },
    },
  });
  expect(providers['RuntimeExtensionProvider nutanix'].spec.fetchConfig.selector.matchLabels).toEqual({ 'provider.cluster.x-k8s.io/name': 'runtime-extension-nutanix' });
  expect(Object.keys(providers)).not.toContain('AddonProvider helm');
  expect(management.providerNamespaces).toEqual(['vsphere']);
});

test.each([
  ['an unknown prop', { provider: [] }, 'ManagementCluster "management": "provider" is not a property; write providers.'],
  ['a provider twice', { providers: [1, 2].map(() => ({ type: 'core', name: 'cluster-api' })) }, 'provider "cluster-api" of type core is given twice; keep one.'],
  ['a floating release', { providers: [{ type: 'core', name: 'cluster-api', version: 'latest' }] }, '"latest" is not a provider release; write for example "v1.14.0".'],
  ['a source of another kind', { source: 'registry.example.com' }, 'ProviderSource.oci(…) or ProviderSource.configMaps()'],
])('%s is refused', (_case, props, message) => {
  expect(() => new ManagementCluster(chartOf(), 'management', props as any)).toThrow(message);
});

test.each([
  ['oci', () => ProviderSource.oci('https://registry.example.com')],
  ['url', () => ProviderSource.url('http://files.example.com/components.yaml')],
  ['url', () => ProviderSource.url('https://user@files.example.com/components.yaml')],
])('an address that is not one is refused by ProviderSource.%s', (name, make) => {
  expect(make).toThrow(new RegExp(`^ProviderSource\\.${name}: `));
});

test('what contradicts the clusters is said at synth', () => {
  const chart = chartOf();
  const cluster = clusterWith(new Chart(chart, 'clusters'), new PlainTopology({ setup: { bootFormat: BootFormat.IGNITION } }));
  const other = clusterWith(new Chart(chart, 'other'), new PlainTopology(), { name: 'other' });
  new ManagementCluster(chart, 'management', {
    clusters: [cluster],
    selfManaged: other,
    providers: [
      { type: ManagedProviderType.BOOTSTRAP, name: 'kubeadm', featureGates: { KubeadmBootstrapFormatIgnition: false } },
      { type: ManagedProviderType.BOOTSTRAP, name: 'own' },
    ],
  });
  const lines = problemsOf(chart).join('\n');
  expect(lines).toContain('MGT-01 feature-gate: bootstrap "kubeadm" has KubeadmBootstrapFormatIgnition switched off, which cluster "prod" needs; leave the gate out.');
  expect(lines).toContain('MGT-02 provider-version: no release of bootstrap "own" is known here; write its version.');
  expect(lines).toContain('MGT-03 self-managed: cluster "other" is to become this management cluster and is not one of its clusters; hand it to manage().');
});

test('a backup made before the last cluster came says so', () => {
  const chart = chartOf();
  const management = new ManagementCluster(chart, 'management', { clusters: [prod(new Chart(chart, 'clusters'))] });
  new VeleroBackup(chart, 'nightly', {
    cluster: management, schedule: Cron.daily(), storage: BackupStorage.s3({ bucket: 'backups', region: 'eu-central-1', credentialsSecret: 'velero-s3' }),
  });
  management.manage(clusterWith(new Chart(chart, 'late'), vsphere(), { name: 'late' }));
  expect(problemsOf(chart).join('\n')).toContain('VEL-09 late-cluster: cluster "late" was handed to the management cluster after this backup was made, and is not in it; make the backup afterwards.');
});

describe('the bootstrap kit', () => {
  const kit = (selfManaged: boolean, props: Partial<VSphereTopologyProps> = {}) => {
    const chart = new Chart(chartOf(), 'clusters', { namespace: 'fleet' });
    const cluster = prod(chart, { topology: vsphere(props) });
    return new ManagementCluster(chart, 'management', { clusters: [cluster], selfManaged: selfManaged ? cluster : undefined }).bootstrapKit;
  };

  test('names the real objects in its steps', () => {
    const { runbook } = kit(true);
    expect(runbook).toContain('clusterctl init --config clusterctl.yaml --core cluster-api:v1.14.0 --bootstrap kubeadm:v1.14.0 --control-plane kubeadm:v1.14.0 --infrastructure vsphere:v1.16.1 --addon helm:v0.6.4 --wait-providers');
    expect(runbook).toContain('clusterctl move --namespace fleet --to-kubeconfig prod.kubeconfig');
    expect(kit(false).runbook).not.toContain('clusterctl move');
  });

  test('switches on what the clusters need', () => {
    expect(kit(true).clusterctlConfig).toContain('EXP_KUBEADM_BOOTSTRAP_FORMAT_IGNITION: "false"');
    expect(kit(true, { bootFormat: BootFormat.IGNITION } as any).clusterctlConfig).toContain('EXP_KUBEADM_BOOTSTRAP_FORMAT_IGNITION: "true"');
  });
});

describe('Rancher', () => {
  test('imports the clusters that are named', () => {
    const chart = chartOf();
    const cluster = prod(chart);
    new RancherImport(chart, 'rancher', { clusters: [cluster] });
    expect(chart.toJson().find(({ kind }) => kind === 'Cluster').metadata.labels).toMatchObject({ 'cluster-api.cattle.io/rancher-auto-import': 'true' });
  });

  test('cannot be told here about a cluster made elsewhere', () => {
    const { context, labels, requiredAddons, facts, objectKinds, featureGates } = prod(chartOf());
    expect(() => new RancherImport(chartOf(), 'rancher', { clusters: [{ context, labels, requiredAddons, facts, objectKinds, featureGates }] }))
      .toThrow('RancherImport "rancher".clusters: "prod" is not made by this program; label its Cluster with cluster-api.cattle.io/rancher-auto-import: "true" where it is made.');
  });
});

test('a fleet without kubeadm gets no kubeadm providers', () => {
  const chart = chartOf();
  const { context, labels, requiredAddons, facts, featureGates, objectKinds } = prod(new Chart(chart, 'clusters'));
  const rke2 = objectKinds.map(kind => kind.replace('KubeadmControlPlane', 'RKE2ControlPlane').replace('KubeadmConfigTemplate', 'RKE2ConfigTemplate'));
  new ManagementCluster(chart, 'management', { clusters: [{ context, labels, requiredAddons, facts, featureGates, objectKinds: rke2 }] });
  expect(Object.keys(providersIn(chart.toJson())).filter(name => / kubeadm$/.test(name))).toEqual([]);
});
