import { Size } from 'cdk8s';

/** An amount of CPU and memory of the host. */
export interface VSphereAmounts {
  /**
   * CPU in megahertz.
   * @default - none
   */
  readonly cpuMegahertz?: number;

  /**
   * Memory.
   * @default - none
   */
  readonly memory?: Size;
}

/** Weights against other machines when the host is short. */
export interface VSphereShares {
  /**
   * Weight for CPU.
   * @default - the host's normal weight
   */
  readonly cpu?: number;

  /**
   * Weight for memory.
   * @default - the host's normal weight
   */
  readonly memory?: number;
}

/** What the host guarantees a machine and what it may at most use. */
export interface VSphereResources {
  /**
   * Guaranteed amounts.
   * @default - none
   */
  readonly reservation?: VSphereAmounts;

  /**
   * Greatest amounts.
   * @default - what the machine is made of
   */
  readonly limit?: VSphereAmounts;

  /**
   * Weights when the host is short.
   * @default - the host's own
   */
  readonly shares?: VSphereShares;
}
