import { Chart, Duration } from 'cdk8s';
import { expectEqual } from './comparable';
import { emptyChart, operationsOf, plainClass, site, specOf } from './support';
import {
  ClassVariable, ClusterClassProps, CustomTopology, CustomTopologyProps, DevMachineOptions, DevPoolOptions, DevTopology, PoolKind, PoolOptions,
  WorkloadCluster,
} from '../../src';
import { ofKind, problemsOf } from '../support/golden';

const dev = (options: DevMachineOptions, group: Partial<DevPoolOptions> = {}) =>
  new DevTopology({ ...options, pools: [{ name: 'general' }, { name: 'group', machinePool: true, ...group }] });
const chosen = () => {
  const image = ClassVariable.text('image', { defaultValue: 'kindest/node:v1.34.3' });
  const type = (scope: Chart, props: Partial<ClusterClassProps> = {}) =>
    plainClass(scope, { topology: dev({ image: image.asString }), variables: [image], ...props });
  return { image, type };
};
/** Pools of kinds nobody has a schema for, or of a provider that is known. */
const custom = (kind: PoolKind, machinesKind: string, pool: Partial<PoolOptions> = {}) => {
  const apiVersion = 'infrastructure.cluster.x-k8s.io/v1beta2';
  return new CustomTopology({
    infrastructureCluster: { apiVersion, kind: 'ThingCluster', spec: { a: 1 } },
    controlPlaneMachines: { apiVersion, kind: 'ThingMachineTemplate', spec: { template: { spec: { a: 1 } } } },
    pools: [{ name: 'group', kind, machines: { apiVersion, kind: machinesKind, spec: { a: 1 } }, ...pool }],
  } as CustomTopologyProps);
};

test('a class puts them among its machine pools, and their objects into templates', () => {
  const chart = emptyChart();
  const type = plainClass(chart, { topology: dev({}, { labels: { 'node.cluster.x-k8s.io/a': 'b' }, drainTimeout: Duration.minutes(5) }) });
  const { machineDeployments, machinePools } = specOf(type).workers;
  expect(machineDeployments.map((one: any) => one.class)).toEqual(['general']);
  expect(machinePools).toEqual([{
    class: 'group',
    bootstrap: { templateRef: { apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2', kind: 'KubeadmConfigTemplate', name: expect.stringMatching(/^edge-group-bootstrap-/) } },
    infrastructure: { templateRef: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'DevMachinePoolTemplate', name: expect.stringMatching(/^edge-group-machines-/) } },
    naming: { template: '{{ .cluster.name }}-{{ .machinePool.topologyName }}' },
    metadata: { labels: { 'node.cluster.x-k8s.io/a': 'b' } },
    deletion: { nodeDrainTimeoutSeconds: 300, nodeVolumeDetachTimeoutSeconds: 900, nodeDeletionTimeoutSeconds: 300 },
  }]);
  expect(ofKind(chart.toJson(), 'DevMachinePoolTemplate')[0].spec.template.spec.backend.docker).toBeDefined();
  expect(problemsOf(chart)).toEqual([]);
});

test('patches select them by their own words', () => {
  const [general] = operationsOf(chosen().type(emptyChart()), 'DevMachineTemplate');
  expect(general).toMatchObject({ path: '/spec/template/spec/backend/docker/customImage', valueFrom: { variable: 'image' } });
  const { patches } = specOf(plainClass(emptyChart(), { topology: dev({}) }));
  const definition = patches[0].definitions.find(({ selector }: any) => selector.kind === 'DevMachinePoolTemplate');
  expect(definition.selector.matchResources).toEqual({ machinePoolClass: { names: ['group'] } });
  expect(definition.jsonPatches[0].valueFrom.template).toContain('.builtin.machinePool.version');
});

test('a cluster says what differs, and comes to the objects of a cluster with literals', () => {
  const { image, type } = chosen();
  const group = { replicas: 4, labels: { 'node.cluster.x-k8s.io/a': 'b' }, annotations: { 'example.com/a': 'b' }, drainTimeout: Duration.minutes(1), failureDomain: 'a' };
  const literal = new DevTopology({ image: 'mine:1', failureDomains: [{ name: 'a' }], pools: [{ name: 'general' }, { name: 'group', machinePool: true, ...group, image: 'mine:2' }] });
  expectEqual(chart => {
    const topology = new DevTopology({ image: image.asString, failureDomains: [{ name: 'a' }], pools: [{ name: 'general' }, { name: 'group', machinePool: true }] });
    const cluster = site(chart, type(chart, { topology }), {
      variables: [image.of('mine:1')], pools: [{ name: 'general' }, { name: 'group', ...group, variables: [image.of('mine:2')] }],
    });
    const { workers } = (cluster.node.findChild('Cluster') as any).toJson().spec.topology;
    expect(workers.machineDeployments).toEqual([{ class: 'general', name: 'general', replicas: 1 }]);
    expect(workers.machinePools).toEqual([{
      class: 'group',
      name: 'group',
      replicas: 4,
      metadata: { labels: group.labels, annotations: group.annotations },
      variables: { overrides: [{ name: 'image', value: 'mine:2' }] },
      failureDomains: ['a'],
      deletion: { nodeDrainTimeoutSeconds: 60 },
    }]);
    expect(cluster.objectKinds).toEqual(expect.arrayContaining(['DevMachinePool.infrastructure.cluster.x-k8s.io', 'KubeadmConfig.bootstrap.cluster.x-k8s.io', 'MachinePool.cluster.x-k8s.io']));
    expect(cluster.featureGates).toEqual(['ClusterTopology', 'MachinePool']);
  }, chart => { new WorkloadCluster(chart, 'site-1', { kubernetesVersion: 'v1.34.3', topology: literal }); }, ['general', 'group']);
});

test('values are read off a topology with them', () => {
  const { type } = chosen();
  const cluster = site(emptyChart(), type(emptyChart()), { topology: dev({ image: 'mine:1' }, { image: 'mine:2' }) });
  const { variables, workers } = (cluster.node.findChild('Cluster') as any).toJson().spec.topology;
  expect(variables).toEqual([{ name: 'image', value: 'mine:1' }]);
  expect(workers.machinePools[0].variables.overrides).toEqual([{ name: 'image', value: 'mine:2' }]);
});

test('a provider that nobody knows here may have the template', () => {
  expect(specOf(plainClass(emptyChart(), { topology: custom(PoolKind.MACHINE_POOL, 'ThingMachinePool') })).workers.machinePools[0].infrastructure.templateRef.kind).toBe('ThingMachinePoolTemplate');
});

describe('refusals', () => {
  test.each<[string, () => unknown, string]>([
    ['a provider without the template', () => plainClass(emptyChart(), { topology: custom(PoolKind.MACHINE_POOL, 'AWSMachinePool') }),
      'ClusterClass "edge".topology: AWSMachinePool (group-machines) has no AWSMachinePoolTemplate, of which a class would be made; use WorkloadCluster.'],
    ['a managed pool', () => plainClass(emptyChart(), { topology: custom(PoolKind.MANAGED_MACHINE_POOL, 'GCPManagedMachinePool') }),
      'ClusterClass "edge".topology.pools["group"]: a class names a bootstrap template for every MachinePool, and a managed service makes nodes without one; use WorkloadCluster.'],
    ['readiness gates', () => plainClass(emptyChart(), { topology: dev({}, { readinessGates: [{ conditionType: 'StorageReady' }] }) }),
      'ClusterClass "edge".topology.pools["group"].readinessGates: a class has no readiness gates for MachinePools; leave it out.'],
    ['readiness gates of one cluster', () => site(emptyChart(), plainClass(emptyChart(), { topology: dev({}) }), { pools: [{ name: 'group', readinessGates: [{ conditionType: 'StorageReady' }] }] }),
      'ClassCluster "site-1".pools["group"].readinessGates: a class has no readiness gates for MachinePools; leave it out.'],
    ['another kind of pool in the cluster', () => site(emptyChart(), plainClass(emptyChart(), { topology: dev({}) }), { topology: new DevTopology({ pools: [{ name: 'group' }] }) }),
      'ClassCluster "site-1".topology.pools["group"]: a MachineDeployment cannot be made from pool "group" of the class, a MachinePool.'],
  ])('%s', (_what, make, message) => {
    expect(make).toThrow(message);
  });

  test('what only machines that are made one by one have, in the class and in a cluster', () => {
    const chart = emptyChart();
    plainClass(chart, { topology: dev({}, { minReady: Duration.seconds(5) }) });
    expect(problemsOf(chart)).toEqual([expect.stringContaining('PAIR-02 machine-pool: pools["group"] is a MachinePool, whose machines the infrastructure replaces by itself; leave out minReady.')]);
    const other = emptyChart();
    site(other, plainClass(other, { topology: dev({}) }), { pools: [{ name: 'group', rollout: { maxSurge: '2' } }] });
    expect(problemsOf(other)).toEqual([expect.stringContaining('leave out rollout.')]);
  });
});
