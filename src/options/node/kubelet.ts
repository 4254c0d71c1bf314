import { Duration, Size } from 'cdk8s';

/** Settings of the kubelet. Everything not said keeps the default of the distribution. Changing one replaces the machines. */
export interface KubeletOptions {
  /**
   * Pods per node. The node's pod address block must be large enough.
   * @default 110
   */
  readonly maxPods?: number;

  /**
   * Processes per pod.
   * @default - no limit
   */
  readonly podPidsLimit?: number;

  /**
   * Who manages control groups; it must agree with the container engine.
   * @default - systemd with kubeadm
   */
  readonly cgroupDriver?: CgroupDriver;

  /**
   * Thresholds at which pods are evicted at once, by signal: `{ 'memory.available': '500Mi', 'nodefs.available': '10%' }`.
   * Signals not named lose their default threshold.
   * @default - the kubelet's own
   */
  readonly evictionHard?: { [signal: string]: string };

  /**
   * Thresholds at which pods are evicted after a grace period.
   * @default - none
   */
  readonly evictionSoft?: { [signal: string]: string };

  /**
   * Grace period of every signal in `evictionSoft`.
   * @default - none
   */
  readonly evictionSoftGracePeriod?: { [signal: string]: Duration };

  /**
   * What the operating system keeps: `{ cpu: '200m', memory: '500Mi' }`.
   * @default - nothing
   */
  readonly systemReserved?: { [resource: string]: string };

  /**
   * What the kubelet and the container engine keep.
   * @default - nothing
   */
  readonly kubeReserved?: { [resource: string]: string };

  /**
   * CPUs kept from pods that own CPUs, for example `0-1`. Instead of CPU amounts in `systemReserved` and `kubeReserved`.
   * @default - none
   */
  readonly reservedSystemCpus?: string;

  /**
   * Disk usage in percent that starts the removal of unused images.
   * @default 85
   */
  readonly imageGcHighThreshold?: number;

  /**
   * Disk usage in percent at which the removal of unused images ends.
   * @default 80
   */
  readonly imageGcLowThreshold?: number;

  /**
   * How long an unused image stays at least.
   * @default Duration.minutes(2)
   */
  readonly imageMinimumAge?: Duration;

  /**
   * How long an unused image stays at most.
   * @default - without limit
   */
  readonly imageMaximumAge?: Duration;

  /**
   * Images pulled at the same time.
   * @default - one after the other
   */
  readonly parallelImagePulls?: number;

  /**
   * Size at which a container's log is rotated.
   * @default Size.mebibytes(10)
   */
  readonly containerLogMaxSize?: Size;

  /**
   * Log files kept per container, at least 2.
   * @default 5
   */
  readonly containerLogMaxFiles?: number;

  /**
   * How long a machine that shuts down waits for its pods.
   * @default - not at all
   */
  readonly shutdownGracePeriod?: Duration;

  /**
   * The part of `shutdownGracePeriod` kept for critical pods.
   * @default - nothing
   */
  readonly shutdownGracePeriodCriticalPods?: Duration;

  /**
   * Whether pods may own CPUs. `STATIC` needs reserved CPU.
   * @default CpuManagerPolicy.NONE
   */
  readonly cpuManagerPolicy?: CpuManagerPolicy;

  /**
   * How CPUs and devices of one pod are placed.
   * @default TopologyManagerPolicy.NONE
   */
  readonly topologyManagerPolicy?: TopologyManagerPolicy;

  /**
   * Refuse to start where kernel parameters differ from what the kubelet expects, instead of changing them.
   * @default false
   */
  readonly protectKernelDefaults?: boolean;

  /**
   * Ask the cluster for the certificate the kubelet serves with. Someone must approve the requests, or logs and metrics fail.
   * @default false
   */
  readonly serverTlsBootstrap?: boolean;

  /**
   * Oldest TLS version the kubelet serves: `VersionTLS12` or `VersionTLS13`.
   * @default VersionTLS12
   */
  readonly tlsMinVersion?: string;

  /**
   * Cipher suites the kubelet serves with, by their Go names.
   * @default - Go's own
   */
  readonly tlsCipherSuites?: string[];

  /**
   * Feature gates of the kubelet.
   * @default - the version's own
   */
  readonly featureGates?: { [gate: string]: boolean };
}

/** Who manages control groups. */
export enum CgroupDriver {
  /** systemd. */
  SYSTEMD = 'systemd',
  /** The kubelet itself. */
  CGROUPFS = 'cgroupfs',
}

/** Whether pods may own CPUs. */
export enum CpuManagerPolicy {
  /** All pods share all CPUs. */
  NONE = 'none',
  /** Guaranteed pods with whole CPU requests own theirs. */
  STATIC = 'static',
}

/** How CPUs and devices of one pod are placed on NUMA nodes. */
export enum TopologyManagerPolicy {
  /** Anywhere. */
  NONE = 'none',
  /** Together if possible. */
  BEST_EFFORT = 'best-effort',
  /** Together, or the pod is refused. */
  RESTRICTED = 'restricted',
  /** On one NUMA node, or the pod is refused. */
  SINGLE_NUMA_NODE = 'single-numa-node',
}
