import { App, Chart } from 'cdk8s';
import { ManagementCluster } from '../../src';
import { prod, vsphere } from '../support/fixtures';

test('a management cluster knows its clusters and where its providers keep credentials', () => {
  const cluster = prod(new Chart(new App(), 'chart'), { namespace: 'clusters' });
  const management = ManagementCluster.fromClusters(cluster);
  expect(management.clusters.map(({ context }) => context.name)).toEqual(['prod']);
  expect(management.providerNamespaces).toEqual(['capv-system']);
});

test('a cluster tells the kinds of its objects and of those they refer to', () => {
  const cluster = prod(new Chart(new App(), 'chart'));
  expect(cluster.objectKinds).toEqual(expect.arrayContaining([
    'KubeadmControlPlane.controlplane.cluster.x-k8s.io', 'VSphereCluster.infrastructure.cluster.x-k8s.io',
  ]));
  expect(cluster.objectKinds).toEqual([...cluster.objectKinds].sort());
});

test('no cluster, two with one name and things that are no clusters are refused', () => {
  const app = new App();
  const one = prod(new Chart(app, 'one'));
  const two = prod(new Chart(app, 'two'), { topology: vsphere() });
  expect(() => ManagementCluster.fromClusters()).toThrow('ManagementCluster.fromClusters: no cluster is given; write at least one.');
  expect(() => ManagementCluster.fromClusters(one, two))
    .toThrow('ManagementCluster.fromClusters: two clusters are "default/prod"; give each its own name or namespace.');
  for (const garbage of ['prod', {}, { context: {} }, 7, [one]] as any[]) {
    expect(() => ManagementCluster.fromClusters(garbage)).toThrow('is not a cluster; write for example a WorkloadCluster.');
  }
  expect(() => ManagementCluster.fromClusters(undefined as any)).toThrow('ManagementCluster.fromClusters[0]: undefined is not a value.');
});
