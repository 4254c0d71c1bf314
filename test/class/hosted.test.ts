import { expectEqual } from './comparable';
import { emptyChart, plainClass, site, specOf } from './support';
import { ClassVariable, CustomDistribution, DevTopology, WorkloadCluster } from '../../src';
import { ofKind, problemsOf } from '../support/golden';

const hosted = (replicas: number, classOmits?: string[]) => new CustomDistribution({
  controlPlane: { apiVersion: 'controlplane.example.com/v1beta2', kind: 'HostedControlPlane', spec: { replicas, version: '{version}', store: 'etcd' } },
  poolBootstrap: { apiVersion: 'bootstrap.example.com/v1beta2', kind: 'HostedConfigTemplate', spec: { template: { spec: { joinAt: '{cluster}' } } } },
  controlPlaneMachines: false,
  handles: ['kubeletArguments'],
  classOmits,
});
const topology = () => new DevTopology({ pools: [{ name: 'general' }] });
const topologyOf = (cluster: any): any => cluster.node.findChild('Cluster').toJson().spec.topology;

test('a hosted control plane has no machines in its class, and each cluster says its replicas', () => {
  const chart = emptyChart();
  const type = plainClass(chart, { topology: topology(), distribution: hosted(2) });
  expect(specOf(type).controlPlane).toEqual({
    templateRef: { apiVersion: 'controlplane.example.com/v1beta2', kind: 'HostedControlPlaneTemplate', name: expect.stringMatching(/^edge-control-plane-/) },
    naming: { template: '{{ .cluster.name }}' },
  });
  expect(ofKind(chart.toJson(), 'HostedControlPlaneTemplate')[0].spec.template.spec).toEqual({ store: 'etcd' });
  expect(topologyOf(site(chart, type)).controlPlane).toEqual({ replicas: 2 });
  expect(problemsOf(chart)).toEqual([]);
});

test('replicas stay in the template where its kind has them', () => {
  const type = plainClass(emptyChart(), { topology: topology(), distribution: hosted(2, ['version']) });
  expect(topologyOf(site(emptyChart(), type)).controlPlane).toBeUndefined();
});

test('it comes to the objects of a cluster with literals', () => {
  const replicas = ClassVariable.integer('replicas', { min: 1 });
  expectEqual(chart => {
    const type = plainClass(chart, { topology: topology(), distribution: hosted(replicas.asNumber), variables: [replicas] });
    const cluster = site(chart, type, { variables: [replicas.of(5)] });
    expect(topologyOf(cluster).controlPlane).toEqual({ replicas: 5 });
    expect(problemsOf(chart)).toEqual([]);
  }, chart => {
    new WorkloadCluster(chart, 'site-1', { kubernetesVersion: 'v1.34.3', topology: topology(), distribution: hosted(5) });
  }, ['general']);
});
