import { Duration } from 'cdk8s';
import { AddonStack, Cilium, ClusterApiVersion, ClusterSelector, KeyAlgorithm, KubernetesOptions } from '../../src';
import { checkObject } from '../../src/api';
import { prod } from '../support/fixtures';
import { expectGolden, ofKind, synthesize } from '../support/golden';

const objects = () => synthesize(chart => {
  const cluster = prod(chart, { apiVersions: ClusterApiVersion.V1BETA1 });
  new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium()] });
});

test('the README cluster for a management cluster with Cluster API v1.10', () => {
  expectGolden('vsphere-kubeadm-v1beta1', objects().filter(({ kind }) => !['ConfigMap', 'HelmChartProxy'].includes(kind)));
});

test('every object is one that Cluster API v1.10 knows, field by field', () => {
  for (const object of objects()) {
    expect({ kind: object.kind, ...checkObject(object, 'capi-v1.10') }).toEqual({ kind: object.kind, checked: true, findings: [] });
    expect(object.apiVersion).not.toMatch(/x-k8s\.io\/v1beta2$/);
  }
});

test('references name the versions of the objects they point to', () => {
  const all = objects();
  const [deployment] = ofKind(all, 'MachineDeployment');
  const { apiVersion, name } = deployment.spec.template.spec.infrastructureRef;
  expect(ofKind(all, 'VSphereMachineTemplate').map(object => [object.apiVersion, object.metadata.name])).toContainEqual([apiVersion, name]);
});

test.each<[string, string, KubernetesOptions]>([
  ['certificateValidityPeriodDays', 'v1.11', { certificates: { validity: Duration.days(180) } }],
  ['caCertificateValidityPeriodDays', 'v1.11', { certificates: { caValidity: Duration.days(3650) } }],
  ['encryptionAlgorithm', 'v1.12', { certificates: { keyAlgorithm: KeyAlgorithm.ECDSA_P256 } }],
])('%s, which an older Cluster API would drop without a word, is refused', (field, since, kubernetes) => {
  expect(() => synthesize(chart => prod(chart, { apiVersions: ClusterApiVersion.V1BETA1, kubernetes })))
    .toThrow(`v1beta1: clusterConfiguration.${field} does not exist before Cluster API ${since}; leave it out for this management cluster.`);
});
