import { Duration, Size } from 'cdk8s';

/** Bounds and habits of the Cluster Autoscaler in one pool. Changing them replaces no machines. */
export interface AutoscaleOptions {
  /** Least number of machines; 0 lets the pool vanish when idle. */
  readonly min: number;

  /** Greatest number of machines. */
  readonly max: number;

  /**
   * What one machine offers, for the autoscaler to plan with while the pool has none. What is said here wins over what the
   * infrastructure knows by itself.
   * @default - what the infrastructure knows
   */
  readonly capacity?: MachineCapacity;

  /**
   * A node whose requests stay below this share of its CPUs and memory may go, between 0 and 1.
   * @default - the autoscaler's own, 0.5
   */
  readonly scaleDownUtilizationThreshold?: number;

  /**
   * The same for the GPUs of a node that has some, between 0 and 1.
   * @default - the autoscaler's own, 0.5
   */
  readonly scaleDownGpuUtilizationThreshold?: number;

  /**
   * How long a node must be unneeded before it goes.
   * @default - the autoscaler's own, 10 minutes
   */
  readonly scaleDownUnneededTime?: Duration;

  /**
   * How long an unready node must be unneeded before it goes.
   * @default - the autoscaler's own, 20 minutes
   */
  readonly scaleDownUnreadyTime?: Duration;

  /**
   * How long the autoscaler waits for a new machine before it tries another pool.
   * @default - the autoscaler's own, 15 minutes
   */
  readonly maxNodeProvisionTime?: Duration;

  /**
   * How long a new node may stay unready and still count as starting. Read by the Cluster Autoscaler from 1.35 on.
   * @default - the autoscaler's own, 15 minutes
   */
  readonly maxNodeStartupTime?: Duration;
}

/** What one machine of a pool offers to pods. Scaling from zero needs at least `cpus` and `memory`. */
export interface MachineCapacity {
  /**
   * Virtual CPUs.
   * @default - not known
   */
  readonly cpus?: number;

  /**
   * Memory.
   * @default - not known
   */
  readonly memory?: Size;

  /**
   * Disk for ephemeral storage.
   * @default - not known: pods that request ephemeral storage do not make the pool grow from zero
   */
  readonly ephemeralDisk?: Size;

  /**
   * Pods a node may run.
   * @default - the kubelet argument `max-pods` of the pool, else the autoscaler's own, 110
   */
  readonly maxPods?: number;

  /**
   * GPUs.
   * @default - none
   */
  readonly gpus?: number;

  /**
   * Resource name under which the device plugin offers the GPUs.
   * @default nvidia.com/gpu
   */
  readonly gpuType?: string;
}
