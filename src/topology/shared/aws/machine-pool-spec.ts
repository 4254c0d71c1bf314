import { launchTemplate } from './machine';
import { AwsMachineOptions } from './machine-options';
import { AwsInstanceMix, AwsInstanceRefresh, AwsMachinePoolOptions, AwsSpotStrategy } from './machine-pool';
import { instanceType } from './machine-shape';
import { PoolOptions } from '../../../options/group/groups';
import { Check, listOf, refuse, required, Shape, struct } from '../../../values/check';
import { duration, flag, integer, oneOf, text } from '../../../values/check-scalars';

/** An availability zone. */
export const zone = text({ what: 'zone of AWS', pattern: /^[a-z]{2}(-[a-z]+)+-\d[a-z](-[a-z0-9-]+)?$|^[a-z]{2}(-[a-z]+)+-\d-[a-z]{3}-\d[a-z]$/, max: 64, example: 'eu-central-1a' });

const mixShape: Shape<AwsInstanceMix> = {
  instanceTypes: required(listOf(instanceType, { min: 1, max: 40 })),
  onDemandBase: integer({ unit: 'machines' }),
  onDemandPercentage: integer({ max: 100, unit: 'percent' }),
  spotStrategy: oneOf(AwsSpotStrategy),
};

const refresh: Check = (where, value) => {
  const shape: Shape<AwsInstanceRefresh> = {
    enabled: flag,
    minHealthy: integer({ max: 100, unit: 'percent' }),
    maxHealthy: integer({ min: 100, max: 200, unit: 'percent' }),
    warmup: duration(),
  };
  struct(shape)(where, value);
  // cluster-api-provider-aws v2.11.1, awsmachinepool_webhook.go.
  const { minHealthy, maxHealthy } = value as AwsInstanceRefresh;
  if (maxHealthy !== undefined && minHealthy === undefined) { throw new Error(`${where}.maxHealthy: it needs minHealthy; write both.`); }
  if (maxHealthy !== undefined && maxHealthy - minHealthy! > 100) { refuse(`${where}.maxHealthy`, maxHealthy, `is more than 100 above minHealthy ${minHealthy}; lower it`); }
};

const shape: Shape<AwsMachinePoolOptions> = {
  minSize: integer({ unit: 'machines' }),
  maxSize: integer({ min: 1, unit: 'machines' }),
  zones: listOf(zone, { min: 1, max: 16 }),
  mix: struct(mixShape),
  refresh,
  capacityRebalance: flag,
};

/** Machine options that a launch template has no place for. */
const NOT_IN_POOLS: readonly (keyof AwsMachineOptions)[] = ['publicIp', 'bootstrapStore'];

/** Check of `AwsMachinePoolOptions`. */
export const machinePool: Check = struct(shape);

/** Refuse what a group cannot have. */
export function checkMachinePool(where: string, options: AwsMachinePoolOptions, pool: PoolOptions, machine: AwsMachineOptions): void {
  const { minSize, maxSize, mix, zones } = options;
  const missing = NOT_IN_POOLS.find(option => machine[option] !== undefined);
  if (missing) { throw new Error(`${where}.${missing}: a launch template has none; leave it out or make the pool of single machines.`); }
  const place = machine.placement ?? {};
  const placed = (['group', 'partition', 'tenancy', 'hostId'] as const).find(option => place[option] !== undefined);
  if (placed) { throw new Error(`${where}.placement.${placed}: a launch template has none; leave it out or make the pool of single machines.`); }
  if (mix && machine.spot) { throw new Error(`${where}.spot: machinePool.mix decides how much of the pool is spare capacity; leave one of the two out.`); }
  if (zones && pool.failureDomain !== undefined) { throw new Error(`${where}.failureDomain: machinePool.zones are given; keep one.`); }
  const size = sizeOf({ minSize, maxSize }, pool);
  if (size.maxSize < size.minSize) { refuse(`${where}.machinePool.maxSize`, size.maxSize, `is below minSize ${size.minSize}; raise it`); }
  if (pool.replicas !== undefined && (pool.replicas < size.minSize || pool.replicas > size.maxSize)) {
    refuse(`${where}.replicas`, pool.replicas, `is not between minSize ${size.minSize} and maxSize ${size.maxSize} of machinePool; change one of them`);
  }
}

/** The spec of an AWSMachinePool. */
export function machinePoolSpec(options: AwsMachinePoolOptions, pool: PoolOptions, machine: AwsMachineOptions): object {
  const { mix, refresh: preferences, capacityRebalance } = options;
  const zones = options.zones ?? (pool.failureDomain === undefined ? undefined : [pool.failureDomain]);
  return {
    ...sizeOf(options, pool),
    availabilityZones: zones,
    subnets: machine.subnet && [machine.subnet.reference],
    capacityRebalance,
    additionalTags: machine.tags,
    mixedInstancesPolicy: mix && {
      instancesDistribution: {
        onDemandAllocationStrategy: 'prioritized',
        onDemandBaseCapacity: mix.onDemandBase ?? 0,
        onDemandPercentageAboveBaseCapacity: mix.onDemandPercentage ?? 100,
        spotAllocationStrategy: mix.spotStrategy ?? AwsSpotStrategy.PRICE_CAPACITY_OPTIMIZED,
      },
      overrides: mix.instanceTypes.map(type => ({ instanceType: type })),
    },
    refreshPreferences: preferences && {
      disable: preferences.enabled === false ? true : undefined,
      strategy: 'Rolling',
      minHealthyPercentage: preferences.minHealthy,
      maxHealthyPercentage: preferences.maxHealthy,
      instanceWarmup: preferences.warmup?.toSeconds(),
    },
    awsLaunchTemplate: launchTemplate(machine, 1),
  };
}

function sizeOf({ minSize, maxSize }: AwsMachinePoolOptions, { autoscale, replicas = 1 }: PoolOptions): { minSize: number; maxSize: number } {
  const least = minSize ?? autoscale?.min ?? replicas;
  // The schema wants room for one machine at least.
  return { minSize: least, maxSize: maxSize ?? Math.max(1, autoscale?.max ?? replicas) };
}
