import { Duration } from 'cdk8s';
import { ConditionStatus } from './conditions';

/** When unhealthy machines are replaced without a person. Changing it replaces nothing by itself. */
export interface HealthCheckOptions {
  /**
   * Replace unhealthy machines.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How long a node may be not ready or out of contact.
   * @default Duration.minutes(10)
   */
  readonly unhealthyAfter?: Duration;

  /**
   * How long a new machine may take to become a node, image clone and boot included.
   * @default Duration.minutes(20)
   */
  readonly nodeStartupTimeout?: Duration;

  /**
   * Stop replacing when more than this many machines of the role are unhealthy at once: a number or a percentage such as `40%`.
   * @default - 1 on the control plane, 40% in pools; nothing when `unhealthyRange` is given
   */
  readonly maxUnhealthy?: string;

  /**
   * Replace only while the number of unhealthy machines lies in this range, for example `[1-3]`. Instead of `maxUnhealthy`.
   * @default - `maxUnhealthy` decides
   */
  readonly unhealthyRange?: string;

  /**
   * More conditions of the node that mean "unhealthy", beside `Ready`, for example those of the node problem detector.
   * @default - only Ready
   */
  readonly nodeConditions?: UnhealthyCondition[];

  /**
   * Conditions of the Machine that mean "unhealthy". Ready, Available, HealthCheckSucceeded, OwnerRemediated and ExternallyRemediated are
   * refused: they are made of this very check. Needs Cluster API v1.12 on the management cluster.
   * @default - none
   */
  readonly machineConditions?: UnhealthyCondition[];
}

/** A condition that makes a machine unhealthy when it lasts. */
export interface UnhealthyCondition {
  /** Type of the condition, for example `KernelDeadlock`. */
  readonly type: string;

  /** The bad status. */
  readonly status: ConditionStatus;

  /** How long it may last. */
  readonly unhealthyAfter: Duration;
}

/** How persistently broken control plane machines are replaced. Changing it replaces nothing by itself. */
export interface ControlPlaneRemediationOptions {
  /**
   * Replacements of one machine that may fail in a row before a person is needed.
   * @default - without limit
   */
  readonly maxRetry?: number;

  /**
   * Pause between two attempts.
   * @default - no pause
   */
  readonly retryPeriod?: Duration;

  /**
   * A failure within this time after a replacement counts as the same failure.
   * @default - one hour, by Cluster API
   */
  readonly minHealthyPeriod?: Duration;
}

/** How many unhealthy machines of a pool are replaced at a time. Changing it replaces nothing by itself. */
export interface PoolRemediationOptions {
  /** Greatest number of replacements under way: a number or a percentage of the pool such as `20%`. */
  readonly maxInFlight: string;
}
