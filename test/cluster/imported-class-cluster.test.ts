import { App, Chart, Duration } from 'cdk8s';
import {
  ConditionPolarity, DeletionOrder, ImportedClass, ImportedClassCluster, ImportedClassClusterProps, ManagementCluster, RolloutStrategy,
} from '../../src';
import { ofKind, problemsOf, synthesize } from '../support/golden';

const EDGE: ImportedClass = {
  name: 'edge-v1',
  namespace: 'platform',
  variables: [
    { name: 'region', required: true, schema: { type: 'string', enum: ['eu', 'us'] } },
    { name: 'vm-size', member: 'vmSize', schema: { 'type': 'object', 'required': ['disk-gib'], 'properties': { 'disk-gib': { type: 'integer', minimum: 20 } }, 'x-names': { diskGib: 'disk-gib' } } },
    { name: 'replicas', required: true, schema: { type: 'integer', default: 1, maximum: 9 } },
    { name: 'ports', schema: { 'type': 'array', 'items': { type: 'integer' }, 'x-kubernetes-validations': [{ rule: 'self.all(port, port > 1023)', message: 'ports below 1024 are taken' }] } },
    { name: 'free', schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } },
    { name: 'torn', schema: {}, conflict: 'the class itself and patch "a" define it differently' },
  ],
  pools: [{ name: 'default-worker' }, { name: 'scaled', autoscaled: true }],
  machinePools: [{ name: 'spot' }],
  objectKinds: ['VSphereCluster.infrastructure.cluster.x-k8s.io'],
};

const variables = { region: 'eu' };

function site(props: Partial<ImportedClassClusterProps> = {}): any {
  const objects = synthesize(chart => {
    new ImportedClassCluster(chart, 'site', { class: EDGE, kubernetesVersion: 'v1.34.3', variables, ...props });
  });
  expect(objects.map(({ kind }) => kind)).toEqual(['Cluster']);
  return objects[0];
}

describe('the Cluster', () => {
  test('names class, version and values, in the order of the class and by its names', () => {
    const { metadata, spec } = site({ variables: { vmSize: { diskGib: 40 }, region: 'us' } });
    expect(metadata).toEqual({ name: 'site', namespace: 'default', labels: { 'cluster.x-k8s.io/cluster-name': 'site' } });
    expect(spec).toEqual({
      clusterNetwork: { pods: { cidrBlocks: ['192.168.0.0/16'] }, services: { cidrBlocks: ['10.96.0.0/12'] }, serviceDomain: 'cluster.local' },
      topology: {
        classRef: { name: 'edge-v1', namespace: 'platform' },
        version: 'v1.34.3',
        variables: [{ name: 'region', value: 'us' }, { name: 'vm-size', value: { 'disk-gib': 40 } }],
        controlPlane: { replicas: 3 },
      },
    });
  });

  test('beside its class it needs no namespace for it', () => {
    expect(site({ namespace: 'platform' }).spec.topology.classRef).toEqual({ name: 'edge-v1' });
  });

  test('metadata and pause are its own', () => {
    const cluster = site({ name: 'harbour', labels: { a: 'b' }, annotations: { c: 'd' }, paused: true });
    expect(cluster.metadata).toMatchObject({ name: 'harbour', labels: { a: 'b' }, annotations: { c: 'd' } });
    expect(cluster.spec.paused).toBe(true);
  });

  test('a control plane without machines has the replicas somebody gives it', () => {
    const hosted = { ...EDGE, controlPlaneMachines: false };
    expect(site({ class: hosted }).spec.topology.controlPlane).toBeUndefined();
    expect(site({ class: hosted, controlPlane: { replicas: 2 } }).spec.topology.controlPlane).toEqual({ replicas: 2 });
  });

  test('groups carry everything the topology has room for', () => {
    const timeouts = { drainTimeout: Duration.minutes(5), volumeDetachTimeout: Duration.minutes(1), deletionTimeout: Duration.seconds(0) };
    const seconds = { nodeDrainTimeoutSeconds: 300, nodeVolumeDetachTimeoutSeconds: 60, nodeDeletionTimeoutSeconds: 0 };
    const { controlPlane, workers } = site({
      controlPlane: { ...timeouts, replicas: 1, labels: { a: 'b' }, annotations: { c: 'd' }, variables: { replicas: 5 }, readinessGates: [{ conditionType: 'Scanned', polarity: ConditionPolarity.NEGATIVE }] },
      pools: [
        {
          ...timeouts,
          class: 'default-worker',
          name: 'general',
          replicas: 0,
          failureDomain: 'a',
          minReady: Duration.seconds(30),
          labels: { a: 'b' },
          variables: { region: 'us' },
          deletionOrder: DeletionOrder.OLDEST,
          rollout: { maxSurge: '25%', after: '2026-12-01T02:00:00Z' },
        },
        { class: 'default-worker', name: 'grows', autoscale: { min: 1, max: 4 }, annotations: { c: 'd' }, rollout: { strategy: RolloutStrategy.ON_DELETE } },
        { class: 'scaled', name: 'handed-over', rollout: { after: '2026-12-01T02:00:00Z' } },
      ],
      machinePools: [{ ...timeouts, class: 'spot', name: 'spot', failureDomains: ['a', 'b'], minReady: Duration.seconds(30), variables: { replicas: 2 } }],
    }).spec.topology;
    expect(controlPlane).toEqual({
      metadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
      replicas: 1,
      deletion: seconds,
      readinessGates: [{ conditionType: 'Scanned', polarity: 'Negative' }],
      variables: { overrides: [{ name: 'replicas', value: 5 }] },
    });
    expect(workers.machineDeployments).toEqual([
      {
        class: 'default-worker',
        name: 'general',
        replicas: 0,
        failureDomain: 'a',
        minReadySeconds: 30,
        metadata: { labels: { a: 'b' } },
        deletion: { ...seconds, order: 'Oldest' },
        variables: { overrides: [{ name: 'region', value: 'us' }] },
        rollout: { after: '2026-12-01T02:00:00Z', strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } } },
      },
      {
        class: 'default-worker',
        name: 'grows',
        rollout: { strategy: { type: 'OnDelete' } },
        metadata: { annotations: { 'c': 'd', 'cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size': '1', 'cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size': '4' } },
      },
      { class: 'scaled', name: 'handed-over', rollout: { after: '2026-12-01T02:00:00Z' } },
    ]);
    expect(workers.machinePools).toEqual([
      { class: 'spot', name: 'spot', replicas: 1, failureDomains: ['a', 'b'], minReadySeconds: 30, deletion: seconds, variables: { overrides: [{ name: 'replicas', value: 2 }] } },
    ]);
  });

  test('values of variables that only a management cluster knows pass as they are', () => {
    const open = { ...EDGE, openVariables: true };
    expect(site({ class: open, variables: { region: 'eu', zz: [1], other: { a: 'b' } } }).spec.topology.variables)
      .toEqual([{ name: 'region', value: 'eu' }, { name: 'other', value: { a: 'b' } }, { name: 'zz', value: [1] }]);
  });

  test('empty values are values', () => {
    expect(site({ variables: { region: 'eu', ports: [], free: {} } }).spec.topology.variables).toEqual([
      { name: 'region', value: 'eu' }, { name: 'ports', value: [] }, { name: 'free', value: {} },
    ]);
  });
});

test('it is a cluster for others: facts, kinds, JSON patches, no complaints', () => {
  const chart = new Chart(new App(), 'chart');
  const cluster = new ImportedClassCluster(chart, 'site', { class: EDGE, kubernetesVersion: 'v1.34.3', variables });
  expect(cluster.context).toMatchObject({ name: 'site', controlPlaneReplicas: 3, podCidrs: ['192.168.0.0/16'] });
  expect(cluster.objectKinds).toEqual(['Cluster.cluster.x-k8s.io', 'VSphereCluster.infrastructure.cluster.x-k8s.io']);
  expect(ManagementCluster.fromClusters(cluster).providerNamespaces).toContain('capv-system');
  expect(problemsOf(chart)).toEqual([]);
});

describe('refusals', () => {
  test.each<[string, any, string]>([
    ['a required variable left out', { variables: {} }, '.variables.region: a value is required.'],
    ['all variables left out', { variables: undefined }, '.variables.region: a value is required.'],
    ['null', { variables: { region: null } }, '.variables.region: a value is required.'],
    ['a misspelt variable', { variables: { regoin: 'eu' } }, '.variables: "regoin" is not a variable of the class "edge-v1"; write region.'],
    ['the name in the class instead of that in TypeScript', { variables: { ...variables, 'vm-size': {} } }, '.variables: "vm-size" is not a variable of the class "edge-v1"; write vmSize.'],
    ['a value outside the set', { variables: { region: 'mars' } }, '.variables.region: "mars" is not one of the allowed values; write "eu" or "us".'],
    ['a value above the limit', { variables: { ...variables, replicas: 12 } }, '.variables.replicas: 12 is too large; write 9 or less.'],
    ['text for a number', { variables: { ...variables, replicas: '3' } }, '.variables.replicas: "3" is a string; write 3 without quotes.'],
    ['a member below the limit', { variables: { ...variables, vmSize: { diskGib: 3 } } }, '.variables.vmSize.disk-gib: 3 is too small; write 20 or more.'],
    ['a member left out', { variables: { ...variables, vmSize: {} } }, '.variables.vmSize.disk-gib: "disk-gib" is missing; write an integer.'],
    ['a member that does not exist', { variables: { ...variables, vmSize: { diskGib: 30, x: 1 } } }, '.variables.vmSize.x: "x" is not a field here; known are "disk-gib".'],
    ['a rule of the class', { variables: { ...variables, ports: [80] } }, '.variables.ports: ports below 1024 are taken; the rule is self.all(port, port > 1023).'],
    ['a variable whose definitions differ', { variables: { ...variables, torn: 1 } }, '.variables.torn: Cluster API refuses every value for "torn", because the class itself and patch "a" define it differently; leave it out until the class is mended.'],
    ['no plain data', { variables: { ...variables, free: { a: new Map() } } }, '.variables.free.a: a Map is not plain data; write text, a number, true, false, a list or a map.'],
    ['a number that is none', { variables: { ...variables, free: { a: NaN } } }, '.variables.free.a: null is not plain data; write text, a number, true, false, a list or a map.'],
    ['an override outside the set', { pools: [{ class: 'default-worker', name: 'a', variables: { region: 'mars' } }] }, '.pools["a"].variables.region: "mars" is not one of the allowed values; write "eu" or "us".'],
    ['an override of the control plane that does not exist', { controlPlane: { variables: { x: 1 } } }, '.controlPlane.variables: "x" is not a variable of the class "edge-v1"; its variables are region, vmSize, replicas, ports, free, torn.'],
    ['a class of workers that does not exist', { pools: [{ class: 'gpu', name: 'a' }] }, '.pools["a"].class: "gpu" is not a class of the ClusterClass "edge-v1"; write default-worker, scaled.'],
    ['a machine pool of a class of pools', { machinePools: [{ class: 'scaled', name: 'a' }] }, '.machinePools["a"].class: "scaled" is not a class of the ClusterClass "edge-v1"; write spot.'],
    ['a pool where the class has none', { class: { name: 'bare' }, variables: {}, pools: [{ class: 'a', name: 'a' }] }, '.pools["a"].class: "a" is not a class of the ClusterClass "bare", which has none of this kind; leave the pool out.'],
    ['a variable where the class has none', { class: { name: 'bare' } }, '.variables: "region" is not a variable of the class "bare"; it has none; leave it out.'],
    ['replicas of an autoscaled class', { pools: [{ class: 'scaled', name: 'a', replicas: 2 }] }, '.pools["a"].replicas: 2 is decided by the autoscaler, to which the class "scaled" hands its pools; leave it out.'],
    ['replicas beside autoscale', { pools: [{ class: 'default-worker', name: 'a', replicas: 2, autoscale: { min: 1, max: 2 } }] }, '.pools["a"]: replicas 2 and autoscale are both given; the autoscaler would fight it, so keep one.'],
    ['two pools of one name', { pools: [{ class: 'scaled', name: 'a' }, { class: 'scaled', name: 'a' }] }, '.pools["a"]: two pools have this name; give each its own.'],
    ['a label that Cluster API writes', { controlPlane: { labels: { 'topology.cluster.x-k8s.io/owned': '' } } }, '.controlPlane.labels: "topology.cluster.x-k8s.io/owned" is written by Cluster API itself; leave it out.'],
    ['a version that is not offered', { class: { ...EDGE, kubernetesVersions: ['v1.33.7', 'v1.34.4'] } }, '.kubernetesVersion: "v1.34.3" is not offered by the class "edge-v1"; write v1.33.7, v1.34.4.'],
    ['kube-proxy', { network: { kubeProxy: false } }, '.network.kubeProxy: false has no effect, because the class decides it; leave it out.'],
    ['a class that is none', { class: 'edge-v1' }, '.class: "edge-v1" is not an object of properties.'],
    ['a schema that is none', { class: { name: 'x', variables: [{ name: 'a', schema: 'string' }] } }, '.class.variables["a"].schema: the schema is not a map; import the class again.'],
    ['no class', { class: undefined }, '.class: a value is required.'],
    ['an unknown property', { topology: {} }, '.topology'],
  ])('%s', (_what, props, message) => {
    const where = 'ImportedClassCluster "site"';
    expect(() => site(props)).toThrow(message === '.topology' ? `${where}: "topology" is not a property;` : `${where}${message}`);
  });

  test('props that are none', () => {
    for (const props of [undefined, null, 'x', 3, []] as any[]) {
      expect(() => new ImportedClassCluster(new Chart(new App(), 'c'), 'site', props)).toThrow(/^ImportedClassCluster "site"/);
    }
  });

  test('garbage in values meets our errors', () => {
    const self: any = {};
    self.self = self;
    for (const garbage of [self, [null], Symbol.iterator, () => 1, new Date(0), 10n, -0, Infinity, '', [], {}, 'x'.repeat(100), Object.create(null)]) {
      for (const key of ['region', 'vmSize', 'replicas', 'ports', 'free', 'torn', '__proto__', 'constructor']) {
        const values = Object.defineProperty({ ...variables }, key, { value: garbage, enumerable: true });
        try {
          site({ variables: values });
        } catch (error) {
          expect((error as Error).constructor).toBe(Error);
          expect((error as Error).message).toMatch(/^ImportedClassCluster "site"\.variables[^\n]*: [^\n]+\.$/);
        }
      }
    }
  });
});

test('the Cluster is checked against the schemas when the app is synthesized', () => {
  const chart = new Chart(new App(), 'chart');
  const cluster = new ImportedClassCluster(chart, 'site', { class: { ...EDGE, name: '${NAME}' }, kubernetesVersion: 'v1.34.3', variables });
  expect(problemsOf(chart).join('\n')).toContain('SCH-10 schema: Cluster "site" spec.topology.classRef.name: "${NAME}" does not fit here;');
  expect(ofKind([cluster.node.defaultChild], 'Cluster').length).toBe(1);
});

test('a finding can be lived with, and an acknowledgement of nothing is reported', () => {
  const chart = new Chart(new App(), 'chart');
  const cluster = new ImportedClassCluster(chart, 'site', { class: EDGE, kubernetesVersion: 'v1.34.3', variables });
  expect(() => cluster.acknowledge('x', 'because')).toThrow('ImportedClassCluster "site".acknowledge: "x" is not a rule id;');
  cluster.acknowledge('LNT-99', 'nobody knows this rule');
  expect(problemsOf(chart).join('\n')).toContain('ACK-01 unused-acknowledgement: LNT-99');
});
