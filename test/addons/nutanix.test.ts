import { cluster } from './support';
import { AddonSecret, AddonStack, ClusterSelector, Endpoint, NutanixCloudProvider, NutanixCsi, NutanixFileSystem, NutanixTopology, WorkloadCluster } from '../../src';
import { synthesize } from '../support/golden';

const facts = { 'nutanix.prism-central': 'prism.example.com', 'nutanix.port': '9440' };

test('the cloud provider gets the facts of the topology and no secret', () => {
  const { namespace, chart, values, secrets } = new NutanixCloudProvider().release(cluster({}, { facts }));
  expect([namespace, chart!.version, secrets]).toEqual(['kube-system', '0.6.2', ['prod-nutanix-cloud-provider']]);
  expect(values).toEqual({
    prismCentralEndPoint: 'prism.example.com', prismCentralPort: 9440, prismCentralInsecure: false, createSecret: false, secretName: 'nutanix-creds', ignoredNodeIPs: ['10.0.0.10'],
  });
});

test('an outside balancer is no address of a machine; certificates and their absence are passed on', () => {
  const context = { endpoint: Endpoint.loadBalancer('api.example.com') };
  const { values } = new NutanixCloudProvider().release(cluster(context, { facts: { ...facts, 'nutanix.insecure': 'true', 'nutanix.trust-bundle': 'LS0t' } }));
  expect(values).toMatchObject({ prismCentralInsecure: true, prismCentralAdditionalTrustBundle: 'LS0t' });
  expect(values!.ignoredNodeIPs).toBeUndefined();
});

test('a hosted control plane has no machines for it', () => {
  expect(new NutanixCloudProvider().problems(cluster({ controlPlaneReplicas: 0 }))).toEqual([expect.stringContaining('ADD-03 hosted-control-plane: "nutanix-cloud-provider"')]);
  expect(new NutanixCloudProvider().problems(cluster())).toEqual([]);
});

test('storage: classes, the first of them the default', () => {
  const { namespace, chart, values, followUps, secrets, manifests } = new NutanixCsi({
    credentialsSecret: AddonSecret.inWorkloadCluster(),
    storageClasses: [{ name: 'gold', storageContainer: 'gold', fileSystem: NutanixFileSystem.XFS }, { name: 'silver', storageContainer: 'silver' }],
  }).release(cluster({}, { facts }));
  expect([namespace, chart!.version, secrets]).toEqual(['ntnx-system', '3.3.4', []]);
  expect(values).toEqual({ createPrismCentralSecret: false, createSecret: false, pcSecretName: 'ntnx-pc-secret' });
  expect(manifests![0].metadata.labels['pod-security.kubernetes.io/enforce']).toBe('privileged');
  expect(followUps!.map(({ metadata, parameters }) => [metadata.name, metadata.annotations, parameters])).toEqual([
    ['gold', { 'storageclass.kubernetes.io/is-default-class': 'true' }, { 'storageType': 'NutanixVolumes', 'storageContainer': 'gold', 'csi.storage.k8s.io/fstype': 'xfs' }],
    ['silver', undefined, { 'storageType': 'NutanixVolumes', 'storageContainer': 'silver', 'csi.storage.k8s.io/fstype': 'ext4' }],
  ]);
  const twice = [{ name: 'a', storageContainer: 'a' }, { name: 'a', storageContainer: 'b' }];
  expect(() => new NutanixCsi({ storageClasses: twice })).toThrow('NutanixCsi.storageClasses: "a" is the name of two classes; give each its own.');
});

test('both join a cluster on Nutanix by themselves, and no other', () => {
  const all = synthesize(chart => {
    const topology = new NutanixTopology({
      prismCentral: 'prism.example.com', credentialsSecret: 'c', image: '{version}', cluster: 'pe', subnets: ['vlan'], endpoint: Endpoint.kubeVip('10.0.0.10'),
    });
    new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology })) });
  });
  expect(all.filter(({ kind }) => kind === 'HelmChartProxy').map(({ spec }) => spec.chartName).sort()).toEqual(['nutanix-cloud-provider', 'nutanix-csi-storage', 'snapshot-controller']);
  for (const addon of [new NutanixCloudProvider(), new NutanixCsi()]) {
    expect(() => addon.release(cluster({}, { facts: {} }))).toThrow(`addon "${addon.name}": cluster "prod" does not say "nutanix.prism-central"; use this addon with a NutanixTopology.`);
  }
});
