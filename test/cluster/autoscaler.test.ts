import { Duration, Size } from 'cdk8s';
import { AutoscaleOptions, PoolOptions, TaintEffect, Topology, WorkloadCluster } from '../../src';
import { prod, vsphere } from '../support/fixtures';
import { ofKind, problemsOf, synthesize } from '../support/golden';
import { clusterWith, PlainTopology } from '../support/plain-topology';

const CAPACITY = 'capacity.cluster-autoscaler.kubernetes.io';
const OPTION = 'cluster.x-k8s.io/autoscaling-options';

function annotations(autoscale: AutoscaleOptions, pool: Partial<PoolOptions> = {}): any {
  const all = synthesize(chart => { prod(chart, { topology: vsphere({ pools: [{ name: 'batch', autoscale, ...pool }] }) }); });
  return ofKind(all, 'MachineDeployment')[0].metadata.annotations;
}

function problems(topology: Topology): string[] {
  let cluster: WorkloadCluster | undefined;
  try { synthesize(chart => { cluster = clusterWith(chart, topology); }); } catch { /* synth throws the problems it found */ }
  return problemsOf(cluster!);
}

test('a pool that may be empty says what a node would look like', () => {
  const given = annotations({ min: 0, max: 9 }, {
    labels: { 'example.com/tier': 'batch', 'node-role.kubernetes.io/batch': '' },
    taints: [{ key: 'dedicated', value: 'batch', effect: TaintEffect.NO_SCHEDULE }],
    setup: { kubeletArguments: { 'max-pods': '50' } },
  });
  expect(given).toMatchObject({
    [`${CAPACITY}/cpu`]: '4',
    [`${CAPACITY}/memory`]: '16384Mi',
    [`${CAPACITY}/maxPods`]: '50',
    [`${CAPACITY}/labels`]: 'example.com/tier=batch,node-role.kubernetes.io/batch=',
    [`${CAPACITY}/taints`]: 'dedicated=batch:NoSchedule',
  });
});

test('a pool that is never empty needs no capacity', () => {
  expect(annotations({ min: 1, max: 9 })).toEqual({
    'cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size': '1',
    'cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size': '9',
  });
});

test('the capacity said wins over the one known', () => {
  expect(annotations({ min: 0, max: 9, capacity: { memory: Size.gibibytes(15), ephemeralDisk: Size.gibibytes(80), gpus: 2 } })).toMatchObject({
    [`${CAPACITY}/cpu`]: '4',
    [`${CAPACITY}/memory`]: '15360Mi',
    [`${CAPACITY}/ephemeral-disk`]: '80Gi',
    [`${CAPACITY}/gpu-type`]: 'nvidia.com/gpu',
    [`${CAPACITY}/gpu-count`]: '2',
  });
});

test('habits of the autoscaler are set per pool', () => {
  expect(annotations({
    min: 1,
    max: 9,
    scaleDownUtilizationThreshold: 0.65,
    scaleDownGpuUtilizationThreshold: 0,
    scaleDownUnneededTime: Duration.minutes(30),
    scaleDownUnreadyTime: Duration.hours(1),
    maxNodeProvisionTime: Duration.minutes(25),
    maxNodeStartupTime: Duration.seconds(90),
  })).toMatchObject({
    [`${OPTION}-scaledownutilizationthreshold`]: '0.65',
    [`${OPTION}-scaledowngpuutilizationthreshold`]: '0',
    [`${OPTION}-scaledownunneededtime`]: '1800s',
    [`${OPTION}-scaledownunreadytime`]: '3600s',
    [`${OPTION}-maxnodeprovisiontime`]: '1500s',
    [`${OPTION}-maxnodestartuptime`]: '90s',
  });
});

test('scaling from zero needs a known capacity', () => {
  const autoscale = { min: 0, max: 9 };
  expect(problems(new PlainTopology({}, [{ name: 'batch', autoscale }]))).toEqual([
    '[chart/prod] LNT-11 scale-from-zero: pools["batch"] may be empty, and the size of its machines is not known; write autoscale.capacity with cpus and memory, or min: 1.',
  ]);
  expect(problems(new PlainTopology({}, [{ name: 'batch', autoscale: { ...autoscale, capacity: { cpus: 4, memory: Size.gibibytes(16) } } }]))).toEqual([]);
  expect(problems(new PlainTopology({}, [{ name: 'batch', autoscale: { min: 1, max: 9 } }]))).toEqual([]);
});

test('a provider that publishes the capacity itself needs none from us', () => {
  class Publishing extends PlainTopology {
    public get publishesCapacity(): boolean { return true; }
  }
  expect(problems(new Publishing({}, [{ name: 'batch', autoscale: { min: 0, max: 9 } }]))).toEqual([]);
});

test.each([
  ['min above max', { min: 3, max: 2 }, '.autoscale: min 3 is above max 2.'],
  ['a share above one', { min: 1, max: 2, scaleDownUtilizationThreshold: 50 }, '.scaleDownUtilizationThreshold: 50 is not a share between 0 and 1.'],
  ['a GPU type alone', { min: 1, max: 2, capacity: { gpuType: 'amd.com/gpu' } }, '.capacity.gpuType: "amd.com/gpu" without a number; write gpus as well.'],
  ['memory as a number', { min: 1, max: 2, capacity: { memory: 16 } }, '.capacity.memory: 16 is not a Size; write Size.mebibytes(…).'],
] as [string, any, string][])('%s is refused', (_what, autoscale, message) => {
  expect(() => vsphere({ pools: [{ name: 'batch', autoscale }] })).toThrow(message);
});
