import { AutoscaleOptions, MachineCapacity } from './autoscale';
import { ConditionGate, ConditionPolarity, ConditionStatus } from './conditions';
import { ControlPlaneRemediationOptions, HealthCheckOptions, PoolRemediationOptions, UnhealthyCondition } from './health';
import { ControlPlaneRolloutOptions, PoolRolloutOptions, RolloutStrategy } from './rollout';
import { Check, checkProps, listOf, literal, refuse, required, Shape, struct } from '../../values/check';
import { qualifiedName } from '../../values/check-names';
import { duration, flag, integer, oneOf, size, text } from '../../values/check-scalars';
import { utcTime, wholeDays } from '../../values/check-time';
import { countOrPercent } from '../../values/count-or-percent';

/** Refuses what a Machine's own health is made of: CEL-05 of the cluster-api v1.14.0 schema. */
const DERIVED = ['Ready', 'Available', 'HealthCheckSucceeded', 'OwnerRemediated', 'ExternallyRemediated'];

const conditionType: Check = (where, value) => {
  qualifiedName(where, value);
  if ((value as string).length > 316) { throw new Error(`${where}: ${(value as string).length} characters; at most 316 are allowed.`); }
};

const unhealthyCondition: Shape<UnhealthyCondition> = {
  type: required(conditionType), status: required(oneOf(ConditionStatus)), unhealthyAfter: required(duration()),
};

const healthCheckProps: Shape<HealthCheckOptions> = {
  enabled: flag,
  unhealthyAfter: duration(1),
  nodeStartupTimeout: duration(30),
  maxUnhealthy: countOrPercent,
  unhealthyRange: literal((where, value) => {
    text({ what: 'range', pattern: /^\[\d{1,9}-\d{1,9}\]$/, example: '[1-3]' })(where, value);
    const [low, high] = (value as string).slice(1, -1).split('-').map(Number);
    if (low > high) { refuse(where, value, 'ends before it begins; write the smaller number first'); }
  }),
  // Two of the hundred places are those of the Ready condition.
  nodeConditions: listOf(struct(unhealthyCondition), { max: 98 }),
  machineConditions: listOf((where, value) => {
    const { type } = checkProps(where, value as UnhealthyCondition, unhealthyCondition);
    if (DERIVED.includes(type)) { refuse(`${where}.type`, type, 'is made from health checks and cannot trigger one; name a condition that something else sets'); }
  }, { max: 100 }),
};

/** Checks of `HealthCheckOptions`. */
export const healthCheck: Check = (where, value) => {
  const { maxUnhealthy, unhealthyRange } = checkProps(where, value as HealthCheckOptions, healthCheckProps);
  if (maxUnhealthy !== undefined && unhealthyRange !== undefined) {
    throw new Error(`${where}: maxUnhealthy "${maxUnhealthy}" and unhealthyRange "${unhealthyRange}" are both given; write one of them.`);
  }
};

const gate: Shape<ConditionGate> = { conditionType: required(conditionType), polarity: oneOf(ConditionPolarity) };

/** A list of `ConditionGate`s, each condition once. */
export const conditionGates: Check = (where, value) => {
  listOf(struct(gate), { max: 32 })(where, value);
  const types = (value as ConditionGate[]).map(item => item.conditionType);
  const twice = types.find((type, index) => types.indexOf(type) < index);
  if (twice) { refuse(where, twice, 'is listed twice; keep one'); }
};

/** KCP-07: a control plane is replaced machine by machine. */
const oneOrNone: Check = literal((where, value) => {
  if (value !== '0' && value !== '1') { refuse(where, value, 'is not what a control plane can do; write "1", or "0" to remove the old machine first'); }
});

const controlPlaneRollout: Shape<ControlPlaneRolloutOptions> = {
  maxSurge: oneOrNone, after: utcTime, beforeCertificatesExpire: wholeDays(7),
};

const poolRollout: Shape<PoolRolloutOptions> = {
  strategy: oneOf(RolloutStrategy), maxSurge: countOrPercent, maxUnavailable: countOrPercent, after: utcTime,
};

const controlPlaneRemediation: Shape<ControlPlaneRemediationOptions> = { maxRetry: integer(), retryPeriod: duration(), minHealthyPeriod: duration() };
const poolRemediation: Shape<PoolRemediationOptions> = { maxInFlight: required(countOrPercent) };

/** Checks of what only control planes have. */
export const controlPlaneLifecycle = { rollout: struct(controlPlaneRollout), remediation: struct(controlPlaneRemediation) };

/** Checks of what only pools have. */
export const poolLifecycle = {
  rollout: ((where, value) => {
    const { strategy, maxSurge, maxUnavailable } = checkProps(where, value as PoolRolloutOptions, poolRollout);
    if (strategy === RolloutStrategy.ON_DELETE && (maxSurge ?? maxUnavailable) !== undefined) {
      throw new Error(`${where}: maxSurge and maxUnavailable belong to a rolling update; leave them out with RolloutStrategy.ON_DELETE.`);
    }
    if (maxSurge !== undefined && parseInt(maxSurge, 10) === 0 && parseInt(maxUnavailable ?? '0', 10) === 0) {
      throw new Error(`${where}: maxSurge ${maxSurge} and maxUnavailable ${maxUnavailable ?? '0'} leave no way to replace a machine; raise one of them.`);
    }
  }) as Check,
  remediation: struct(poolRemediation),
  autoscale: ((where, value) => {
    const { min, max } = checkProps(where, value as AutoscaleOptions, autoscale);
    if (min > max) { throw new Error(`${where}: min ${min} is above max ${max}.`); }
  }) as Check,
};

const share: Check = (where, value) => {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) { refuse(where, value, 'is not a share between 0 and 1'); }
};

const capacity: Shape<MachineCapacity> = {
  cpus: integer({ min: 1, unit: 'CPUs' }),
  memory: size('mebibytes'),
  ephemeralDisk: size('gibibytes'),
  maxPods: integer({ min: 1, unit: 'pods' }),
  gpus: integer({ min: 1, unit: 'GPUs' }),
  gpuType: qualifiedName,
};

const autoscale: Shape<AutoscaleOptions> = {
  min: required(integer({ unit: 'machines' })),
  max: required(integer({ min: 1, unit: 'machines' })),
  capacity: (where, value) => {
    const { gpus, gpuType } = checkProps(where, value as MachineCapacity, capacity);
    if (gpuType !== undefined && gpus === undefined) { throw new Error(`${where}.gpuType: "${gpuType}" without a number; write gpus as well.`); }
  },
  scaleDownUtilizationThreshold: share,
  scaleDownGpuUtilizationThreshold: share,
  scaleDownUnneededTime: duration(),
  scaleDownUnreadyTime: duration(),
  maxNodeProvisionTime: duration(),
  maxNodeStartupTime: duration(),
};
