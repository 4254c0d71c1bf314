import { Duration, Size } from 'cdk8s';
import {
  ConditionStatus, ControlPlaneOptions, DeletionOrder, HealthCheckOptions, MachineGroupOptions, PoolOptions, RolloutStrategy, TaintEffect,
} from '../../src';
import { Refusals } from '../support/samples';

/** A value for every option, none of them a default: the compiler refuses a table that forgets one. */
type Samples<T> = { readonly [K in keyof T]-?: readonly NonNullable<T[K]>[] };

const CONDITION = { type: 'KernelDeadlock', status: ConditionStatus.TRUE, unhealthyAfter: Duration.minutes(3) };

const HEALTH: HealthCheckOptions = {
  unhealthyAfter: Duration.minutes(7),
  nodeStartupTimeout: Duration.minutes(33),
  nodeConditions: [CONDITION],
  machineConditions: [CONDITION],
};

const GROUP: Samples<Omit<MachineGroupOptions, 'machineNaming' | 'names'>> = {
  labels: [{ 'example.com/tier': 'one', 'node-role.kubernetes.io/one': '' }],
  taints: [[{ key: 'dedicated', value: 'one', effect: TaintEffect.NO_EXECUTE }]],
  annotations: [{ 'node.cluster.x-k8s.io/owner': 'one' }],
  groupAnnotations: [{ 'example.com/owner': 'one' }],
  setup: [{ files: [{ path: '/etc/motd', content: 'one' }] }],
  healthCheck: [{ enabled: false }, { ...HEALTH, maxUnhealthy: '3' }, { ...HEALTH, unhealthyRange: '[1-2]' }],
  drainTimeout: [Duration.minutes(11)],
  volumeDetachTimeout: [Duration.minutes(12)],
  deletionTimeout: [Duration.minutes(13)],
  readinessGates: [[{ conditionType: 'StorageReady' }]],
  rolloutToken: ['one'],
};

const NAMES = { group: 'own-group', machineTemplate: 'own-machines', healthCheck: 'own-check' };

const CONTROL_PLANE: Samples<ControlPlaneOptions> = {
  ...GROUP,
  replicas: [5],
  names: [NAMES],
  machineNaming: ['{{ .kubeadmControlPlane.name }}-x-{{ .random }}'],
  rollout: [{ maxSurge: '0', after: '2026-12-01T02:00:00Z', beforeCertificatesExpire: Duration.days(44) }],
  remediation: [{ maxRetry: 4, retryPeriod: Duration.minutes(4), minHealthyPeriod: Duration.minutes(44) }],
};

const POOL: Samples<Omit<PoolOptions, 'name'>> = {
  ...GROUP,
  replicas: [5],
  names: [{ ...NAMES, bootstrapTemplate: 'own-bootstrap' }],
  machineNaming: ['{{ .machineSet.name }}-x-{{ .random }}'],
  kubernetesVersion: ['v1.33.1'],
  failureDomain: ['zone-x'],
  minReady: [Duration.seconds(55)],
  deletionOrder: [DeletionOrder.OLDEST],
  rollout: [{ strategy: RolloutStrategy.ON_DELETE, after: '2026-12-01T02:00:00Z' }, { maxSurge: '2', maxUnavailable: '20%' }],
  remediation: [{ maxInFlight: '20%' }],
  autoscale: [{
    min: 2,
    max: 6,
    capacity: { cpus: 3, memory: Size.gibibytes(3), ephemeralDisk: Size.gibibytes(3), maxPods: 33, gpus: 3, gpuType: 'example.com/gpu' },
    scaleDownUtilizationThreshold: 0.3,
    scaleDownGpuUtilizationThreshold: 0.4,
    scaleDownUnneededTime: Duration.minutes(3),
    scaleDownUnreadyTime: Duration.minutes(4),
    maxNodeProvisionTime: Duration.minutes(5),
    maxNodeStartupTime: Duration.minutes(6),
  }],
};

/** The objects of a cluster, or the message with which it was refused. */
export type Assemble = (controlPlane: ControlPlaneOptions, pools: PoolOptions[]) => any[] | string;

/** Our errors are one line that names a place; anything else is a crash. */
export function expectOurError(error: unknown): string {
  const { message, constructor } = error as Error;
  expect({ constructor: constructor.name, message }).toEqual({ constructor: 'Error', message: expect.stringMatching(/^[^\n]{1,1000}\.$/) });
  return message;
}

/** Nothing that a user says about a group of machines may vanish: it changes the objects, or it is refused and said so here. */
export function groupOptionsSuite(assemble: Assemble, refusals: Refusals = {}): void {
  const controlPlane = (options: ControlPlaneOptions): any[] | string => assemble(options, [{ name: 'one' }]);
  const pool = (options: Partial<PoolOptions>): any[] | string => assemble({}, [{ name: 'one', ...options }]);

  test.each(cases(CONTROL_PLANE))('controlPlane.%s changes the objects or is refused', (_what, options, without) => {
    expectDifference(controlPlane(options), controlPlane(without), refusals[`controlPlane.${Object.keys(options)[0]}`]);
  });

  test.each(cases(POOL))('pool.%s changes the objects or is refused', (_what, options, without) => {
    expectDifference(pool(options), pool(without), refusals[`pool.${Object.keys(options)[0]}`]);
  });
}

/** Each option against none; each member of an option's struct against the struct without it. */
function cases(samples: { readonly [option: string]: readonly unknown[] }): [string, any, any][] {
  return Object.entries(samples).flatMap(([option, values]) => values.flatMap((value, index): [string, any, any][] => [
    [`${option} (${index + 1})`, { [option]: value }, {}],
    ...(isStruct(value) ? Object.keys(value).map((member): [string, any, any] => {
      const { [member]: _dropped, ...rest } = value as any;
      return [`${option}.${member} (${index + 1})`, { [option]: value }, { [option]: rest }];
    }) : []),
  ]));
}

function isStruct(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function expectDifference(given: any[] | string, without: any[] | string, refusal: string | undefined): void {
  // A refusal nobody announced would hide that the sample or the check is wrong.
  if (typeof given === 'string') {
    expect({ given, refusal }).toEqual({ given, refusal: expect.any(String) });
  } else {
    expect(given).not.toEqual(without);
  }
}
