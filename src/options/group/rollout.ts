import { Duration } from 'cdk8s';

/** How the control plane's machines are replaced when something changed. The options themselves replace nothing unless they say so. */
export interface ControlPlaneRolloutOptions {
  /**
   * Machines above `replicas` during a rollout, as text like that of pools: `1` makes the new machine first, `0` removes the old one first, for
   * infrastructure without a spare host or address. `0` needs at least 3 replicas, because etcd runs with one member less meanwhile.
   * @default 1
   */
  readonly maxSurge?: string;

  /**
   * Replace every machine made before this time, once it has come: an RFC 3339 time in UTC such as `2026-12-01T02:00:00Z`.
   * @default - machines do not grow old
   */
  readonly after?: string;

  /**
   * Replace a machine when its certificates expire within this time: whole days, at least 7. Kubeadm's certificates are valid for a year;
   * a control plane that was not replaced by then stops working. `Duration.days(0)` leaves the expiry to you.
   * @default - the distribution decides; Kubeadm: Duration.days(30)
   */
  readonly beforeCertificatesExpire?: Duration;
}

/** How a pool's machines are replaced when something changed. The options themselves replace nothing unless they say so. */
export interface PoolRolloutOptions {
  /**
   * Who removes the old machines.
   * @default RolloutStrategy.ROLLING_UPDATE
   */
  readonly strategy?: RolloutStrategy;

  /**
   * Machines above `replicas` during a rolling update: a number or a percentage such as `25%`, rounded up.
   * @default 1
   */
  readonly maxSurge?: string;

  /**
   * Machines below `replicas` during a rolling update: a number or a percentage such as `25%`, rounded down.
   * @default 0
   */
  readonly maxUnavailable?: string;

  /**
   * Replace every machine made before this time, once it has come: an RFC 3339 time in UTC such as `2026-12-01T02:00:00Z`.
   * @default - machines do not grow old
   */
  readonly after?: string;
}

/** Who removes the old machines of a pool. */
export enum RolloutStrategy {
  /** Cluster API, a few at a time. */
  ROLLING_UPDATE = 'RollingUpdate',

  /** You: a machine is replaced when somebody deletes it. A new Kubernetes version waits for that as well. */
  ON_DELETE = 'OnDelete',
}

/** Which machines of a pool go first when it shrinks. */
export enum DeletionOrder {
  /** Any. */
  RANDOM = 'Random',

  /** The youngest. */
  NEWEST = 'Newest',

  /** The oldest. */
  OLDEST = 'Oldest',
}
