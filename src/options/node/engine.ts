import { Size } from 'cdk8s';

/**
 * Settings of containerd, written as drop-ins to `/etc/containerd/conf.d`; the image's `config.toml` must import that folder, as images of
 * Kubernetes image-builder and containerd 2.2 do. Changing them replaces the machines.
 *
 * containerd 1.x takes the whole section of a plugin from the last file that has it. A drop-in made from `selinux`, `sandboxImage` or
 * `maxConcurrentDownloads` therefore also repeats the systemd cgroup driver and the folder of registry mirrors; whatever else the image
 * says about the CRI plugin (runtimes for GPUs) is lost there.
 */
export interface ContainerdOptions {
  /**
   * How much containerd logs.
   * @default - the image's own, usually info
   */
  readonly logLevel?: ContainerdLogLevel;

  /**
   * Label containers for SELinux.
   * @default - the image's own
   */
  readonly selinux?: boolean;

  /**
   * Image of the pod sandbox ("pause").
   * @default - the image's own
   */
  readonly sandboxImage?: string;

  /**
   * Layers of one image that are downloaded at the same time.
   * @default - the image's own, usually 3
   */
  readonly maxConcurrentDownloads?: number;

  /**
   * A drop-in of your own in TOML; begin it with its `version`.
   * @default - none
   */
  readonly dropIn?: string;
}

/** How much containerd logs. */
export enum ContainerdLogLevel {
  /** Everything. */
  DEBUG = 'debug',
  /** What it does. */
  INFO = 'info',
  /** What may be wrong. */
  WARN = 'warn',
  /** What is wrong. */
  ERROR = 'error',
}

/** Swap on the machine. Kubernetes v1.30 or later with control groups v2. Changing it replaces the machines. */
export interface SwapOptions {
  /**
   * Size of a swap file made on the machine.
   * @default - none is made; the image brings its swap
   */
  readonly size?: Size;

  /**
   * Whether pods may use the swap.
   * @default SwapBehavior.LIMITED
   */
  readonly behavior?: SwapBehavior;
}

/** Who may swap. */
export enum SwapBehavior {
  /** Burstable pods, in proportion to the memory they ask for. */
  LIMITED = 'LimitedSwap',

  /** Only what is not a pod. */
  NONE = 'NoSwap',
}
