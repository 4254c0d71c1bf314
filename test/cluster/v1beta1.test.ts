import { checkObject } from '../../src/api';
import { AddonStack, Cilium, ClusterApiVersion, ClusterSelector } from '../../src';
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
