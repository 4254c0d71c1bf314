import { Duration } from 'cdk8s';

/** Which spare capacity is taken. */
export enum AwsSpotStrategy {
  /** Cheap and unlikely to be taken back soon. */
  PRICE_CAPACITY_OPTIMIZED = 'price-capacity-optimized',
  /** Least likely to be taken back soon. */
  CAPACITY_OPTIMIZED = 'capacity-optimized',
  /** The same, in the order of the instance types as far as possible. */
  CAPACITY_OPTIMIZED_PRIORITIZED = 'capacity-optimized-prioritized',
  /** The cheapest. */
  LOWEST_PRICE = 'lowest-price',
}

/** Several instance types in one pool. */
export interface AwsInstanceMix {
  /** Instance types that may be taken, the preferred ones first. They should have the same CPUs and memory: the autoscaler thinks so. */
  readonly instanceTypes: string[];

  /**
   * That many machines are always on demand.
   * @default 0
   */
  readonly onDemandBase?: number;

  /**
   * How many of the machines beyond these are on demand, in percent. The others are spare capacity.
   * @default 100
   */
  readonly onDemandPercentage?: number;

  /**
   * Which spare capacity is taken.
   * @default AwsSpotStrategy.PRICE_CAPACITY_OPTIMIZED
   */
  readonly spotStrategy?: AwsSpotStrategy;
}

/** How the machines of a group are replaced when their launch template changes. */
export interface AwsInstanceRefresh {
  /**
   * Replace them. Otherwise only new machines are made from the new launch template.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Share of the group that stays healthy, in percent.
   * @default - that of AWS, 90
   */
  readonly minHealthy?: number;

  /**
   * Share of the group that may run meanwhile, in percent: 100 to 200, at most 100 more than `minHealthy`.
   * @default - that of AWS, 100
   */
  readonly maxHealthy?: number;

  /**
   * How long a new machine takes until it is of use.
   * @default - five minutes
   */
  readonly warmup?: Duration;
}

/** An auto scaling group in place of single machines. */
export interface AwsMachinePoolOptions {
  /**
   * Least number of machines that the group may have.
   * @default - `autoscale.min`, else `replicas`
   */
  readonly minSize?: number;

  /**
   * Greatest number of machines that the group may have.
   * @default - `autoscale.max`, else `replicas`
   */
  readonly maxSize?: number;

  /**
   * Availability zones of the machines.
   * @default - the failure domain of the pool, else all zones of the cluster
   */
  readonly zones?: string[];

  /**
   * Several instance types, and spare capacity beside machines on demand.
   * @default - one instance type
   */
  readonly mix?: AwsInstanceMix;

  /**
   * How machines are replaced.
   * @default - one after the other by AWS
   */
  readonly refresh?: AwsInstanceRefresh;

  /**
   * Replace spare capacity before AWS takes it back.
   * @default false
   */
  readonly capacityRebalance?: boolean;
}
