import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  ConditionPolarity, ConditionStatus, DeletionOrder, DrainBehavior, LabelOperator, RolloutStrategy, TaintEffect, VSphereTopologyProps,
  WorkloadClusterProps,
} from '../../src';

interface Program {
  readonly cluster: Partial<WorkloadClusterProps>;
  readonly topology: Partial<VSphereTopologyProps>;
}

/** Every member may be absent. */
function some<T>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

const seconds = fc.integer({ min: 0, max: 100000 }).map(amount => Duration.seconds(amount));
const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,8}[a-z0-9])?$/);
const labels = fc.dictionary(fc.oneof(label, label.map(key => `example.com/${key}`), label.map(key => `node.cluster.x-k8s.io/${key}`)), label, { maxKeys: 3 });
const annotations = fc.dictionary(label.map(key => `example.com/${key}`), fc.string(), { maxKeys: 3 });
const count = fc.oneof(fc.integer({ min: 0, max: 5 }).map(String), fc.integer({ min: 0, max: 100 }).map(percent => `${percent}%`));
const time = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map(date => date.toISOString().replace(/\.\d+Z$/, 'Z'));
const oneOf = <T extends object>(values: T): fc.Arbitrary<T[keyof T]> => fc.constantFrom(...Object.values(values)) as fc.Arbitrary<T[keyof T]>;
const conditions = fc.array(fc.record({ type: label, status: oneOf(ConditionStatus), unhealthyAfter: seconds }), { maxLength: 2 });
const gates = fc.uniqueArray(
  fc.record({ conditionType: label, polarity: oneOf(ConditionPolarity) }, { requiredKeys: ['conditionType'] }),
  { maxLength: 3, selector: gate => gate.conditionType },
);
const expression = fc.oneof(
  fc.record({
    key: label, operator: fc.constantFrom(LabelOperator.IN, LabelOperator.NOT_IN), values: fc.array(label, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ key: label, operator: fc.constantFrom(LabelOperator.EXISTS, LabelOperator.DOES_NOT_EXIST) }),
);
const selector = fc.oneof(
  fc.record({ matchLabels: fc.dictionary(label, label, { minKeys: 1, maxKeys: 2 }) }),
  fc.record({ matchExpressions: fc.array(expression, { minLength: 1, maxLength: 2 }) }),
);

const health = {
  enabled: fc.boolean(),
  unhealthyAfter: fc.constant(Duration.minutes(4)),
  nodeStartupTimeout: fc.constant(Duration.minutes(40)),
  nodeConditions: conditions,
  machineConditions: conditions,
};
const healthCheck = fc.oneof(
  some({ ...health, maxUnhealthy: count }),
  some({ ...health, unhealthyRange: fc.tuple(fc.nat(4), fc.integer({ min: 3, max: 9 })).map(([low, high]) => `[${low}-${high}]`) }),
);

const group = {
  labels,
  taints: fc.uniqueArray(
    fc.record({ key: label, value: label, effect: oneOf(TaintEffect) }),
    { maxLength: 2, selector: ({ key, effect }) => `${key}:${effect}` },
  ),
  annotations,
  groupAnnotations: annotations,
  healthCheck,
  drainTimeout: seconds,
  volumeDetachTimeout: seconds,
  deletionTimeout: seconds,
  readinessGates: gates,
  rolloutToken: label,
  machineNaming: fc.constantFrom('{{ .random }}', '{{ .cluster.name }}-{{ .random }}', 'n-{{ .random }}'),
};

const controlPlane = some({
  ...group,
  replicas: fc.integer({ min: 1, max: 7 }),
  rollout: some({ maxSurge: fc.nat(1), after: time, beforeCertificatesExpire: fc.integer({ min: 6, max: 90 }).map(days => Duration.days(days)) }),
  remediation: some({ maxRetry: fc.nat(9), retryPeriod: seconds, minHealthyPeriod: seconds }),
  cpus: fc.integer({ min: 2, max: 64 }),
});

const autoscale = fc.record({
  min: fc.nat(3),
  max: fc.integer({ min: 2, max: 9 }),
  capacity: some({
    cpus: fc.integer({ min: 1, max: 9 }),
    ephemeralDisk: fc.integer({ min: 1, max: 9 }).map(size => Size.gibibytes(size)),
    gpus: fc.integer({ min: 1, max: 4 }),
  }),
  scaleDownUtilizationThreshold: fc.double({ min: 0, max: 1, noNaN: true }),
  maxNodeProvisionTime: seconds,
}, { requiredKeys: ['min', 'max'] });

const poolOptions = {
  ...group,
  name: label,
  kubernetesVersion: fc.constantFrom('v1.34.3', 'v1.33.6', 'v1.30.0', 'v1.35.1'),
  failureDomain: label,
  minReady: seconds,
  deletionOrder: oneOf(DeletionOrder),
  rollout: fc.oneof(some({ maxSurge: count, maxUnavailable: count, after: time }), some({ strategy: oneOf(RolloutStrategy), after: time })),
  remediation: fc.record({ maxInFlight: count }),
};
const pool = fc.oneof(
  fc.record({ ...poolOptions, replicas: fc.nat(9) }, { requiredKeys: ['name'] }),
  fc.record({ ...poolOptions, autoscale }, { requiredKeys: ['name'] }),
);

const drainRules = fc.uniqueArray(fc.record({
  name: label,
  behavior: oneOf(DrainBehavior),
  order: fc.integer({ min: -5, max: 5 }),
  pools: fc.array(label, { minLength: 1, maxLength: 2 }),
  machines: fc.array(selector, { minLength: 1, maxLength: 2 }),
  pods: fc.array(fc.record({ pods: selector, namespaces: selector }, { requiredKeys: [] }), { minLength: 1, maxLength: 2 }),
}, { requiredKeys: ['name', 'behavior'] }), { maxLength: 3, selector: ({ name }) => name }).map(rules => rules
  .map(({ order, ...rule }) => rule.behavior === DrainBehavior.DRAIN ? { ...rule, order } : rule)
  .sort((a, b) => a.name < b.name ? -1 : 1));

/** Options of a cluster in any combination; most are legal, some are not. */
export const optionsArbitrary: fc.Arbitrary<Program> = fc.record({
  cluster: some({
    labels,
    annotations,
    paused: fc.boolean(),
    availabilityGates: gates,
    drainRules,
    rolloutToken: label,
    network: some({ nodeCidrMaskSize: fc.integer({ min: 20, max: 30 }), serviceDomain: fc.constant('example.local') }),
  }),
  topology: some({ controlPlane, pools: fc.uniqueArray(pool, { maxLength: 3, selector: ({ name }) => name }) }),
}) as fc.Arbitrary<Program>;

/** A program that says everything this page knows once, as a place to put garbage. */
export function gatherings(): Program {
  const condition = { type: 'KernelDeadlock', status: ConditionStatus.TRUE, unhealthyAfter: Duration.minutes(2) };
  const groupOptions = {
    labels: { 'example.com/tier': 'a' },
    taints: [{ key: 'dedicated', value: 'a', effect: TaintEffect.NO_SCHEDULE }],
    annotations: { 'example.com/a': 'b' },
    groupAnnotations: { 'example.com/a': 'b', 'machineset.cluster.x-k8s.io/skip-preflight-checks': 'All' },
    setup: {
      users: [{ name: 'ops', sshAuthorizedKeys: ['ssh-ed25519 AAAA ops'], sudo: true }],
      files: [{ path: '/etc/motd', content: 'hello', owner: 'root:root', permissions: '0644' }, { path: '/etc/key', fromSecret: { name: 'key', key: 'value' } }],
      preJoinCommands: ['true'],
      postJoinCommands: ['true'],
      kubeletArguments: { 'max-pods': '50' },
      nodeLabels: { 'example.com/b': 'c' },
    },
    healthCheck: { enabled: true, unhealthyAfter: Duration.minutes(5), nodeStartupTimeout: Duration.minutes(5), maxUnhealthy: '40%', nodeConditions: [condition], machineConditions: [condition] },
    drainTimeout: Duration.minutes(5),
    volumeDetachTimeout: Duration.minutes(5),
    deletionTimeout: Duration.minutes(5),
    readinessGates: [{ conditionType: 'StorageReady', polarity: ConditionPolarity.POSITIVE }],
    rolloutToken: 'a',
    machineNaming: '{{ .cluster.name }}-{{ .random }}',
  };
  const selected = { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'b', operator: LabelOperator.IN, values: ['c'] }] };
  return {
    cluster: {
      kubernetesVersion: 'v1.34.3',
      name: 'edge',
      namespace: 'fleet',
      labels: { env: 'prod' },
      annotations: { 'example.com/a': 'b' },
      network: { podCidrs: ['10.0.0.0/16', 'fd00:1::/48'], serviceCidrs: ['10.96.0.0/16', 'fd00:2::/112'], serviceDomain: 'example.local', nodeCidrMaskSize: 25, nodeCidrMaskSizeIpv6: 64 },
      setup: { files: [{ path: '/etc/a', content: 'b' }] },
      rolloutToken: 'a',
      paused: true,
      availabilityGates: [{ conditionType: 'AddonsReady', polarity: ConditionPolarity.POSITIVE }],
      drainRules: [{ name: 'a', behavior: DrainBehavior.DRAIN, order: 1, pools: ['general'], machines: [selected], pods: [{ pods: selected, namespaces: selected }] }],
      renderProfile: '2026-11',
    },
    topology: {
      controlPlane: {
        ...groupOptions,
        replicas: 3,
        names: { group: 'edge-cp', machineTemplate: 'edge-cp-machines', healthCheck: 'edge-cp-check' },
        rollout: { maxSurge: '1', after: '2026-12-01T02:00:00Z', beforeCertificatesExpire: Duration.days(30) },
        remediation: { maxRetry: 3, retryPeriod: Duration.minutes(5), minHealthyPeriod: Duration.hours(1) },
        cpus: 4,
        memory: Size.gibibytes(8),
      },
      pools: [{
        ...groupOptions,
        name: 'general',
        names: { group: 'edge-md', machineTemplate: 'edge-md-machines', bootstrapTemplate: 'edge-md-bootstrap', healthCheck: 'edge-md-check' },
        autoscale: {
          min: 0,
          max: 5,
          capacity: { cpus: 4, memory: Size.gibibytes(8), ephemeralDisk: Size.gibibytes(40), maxPods: 50, gpus: 1, gpuType: 'nvidia.com/gpu' },
          scaleDownUtilizationThreshold: 0.5,
          scaleDownGpuUtilizationThreshold: 0.5,
          scaleDownUnneededTime: Duration.minutes(5),
          scaleDownUnreadyTime: Duration.minutes(5),
          maxNodeProvisionTime: Duration.minutes(5),
          maxNodeStartupTime: Duration.minutes(5),
        },
        kubernetesVersion: 'v1.33.6',
        failureDomain: 'zone-a',
        minReady: Duration.minutes(1),
        rollout: { strategy: RolloutStrategy.ROLLING_UPDATE, maxSurge: '25%', maxUnavailable: '1', after: '2026-12-01T02:00:00Z' },
        remediation: { maxInFlight: '20%' },
        deletionOrder: DeletionOrder.OLDEST,
      }, { name: 'fixed', replicas: 2 }],
    },
  };
}
