import { Duration } from 'cdk8s';

/** What every component of the control plane takes. Changing any of it replaces the control plane machines. */
export interface ComponentOptions {
  /**
   * Flags without the leading dashes that no other option stands for. A flag that has an option of its own is refused, and so is one that
   * the Kubernetes version no longer or not yet has, as far as it is known.
   * @default - none
   */
  readonly extraArguments?: { [flag: string]: string };

  /**
   * Files and folders of the machine that the component may see, for flags that name a path.
   * @default - only what the other options need
   */
  readonly mounts?: ComponentMount[];
}

/** A file or folder of the machine inside of a component. It must exist when the component starts; write it with `setup.files`. */
export interface ComponentMount {
  /** Name of the mount, unique in the component. */
  readonly name: string;

  /** Absolute path on the machine. */
  readonly path: string;

  /**
   * Absolute path the component sees.
   * @default - the same as `path`
   */
  readonly mountPath?: string;

  /**
   * The component may write.
   * @default false
   */
  readonly writable?: boolean;
}

/** The controller manager. Changing any of it replaces the control plane machines. */
export interface ControllerManagerOptions extends ComponentOptions {
  /**
   * Serve profiles of the process under `/debug/pprof`.
   * @default true
   */
  readonly profiling?: boolean;

  /**
   * Address the metrics and health of the process are served at. `0.0.0.0` lets a monitoring system outside of the machine read them.
   * @default - the distribution's own; Kubeadm: 127.0.0.1
   */
  readonly bindAddress?: string;

  /**
   * Number of terminated pods that are kept before the oldest go.
   * @default 12500
   */
  readonly terminatedPodThreshold?: number;

  /**
   * How long a node may be silent before it counts as not ready: whole seconds, several times the kubelet's 10 seconds.
   * @default - the version's own: 40 seconds, 50 from v1.32
   */
  readonly nodeMonitorGracePeriod?: Duration;

  /**
   * How long certificates are valid that the cluster signs for kubelets and others who ask.
   * @default Duration.days(365)
   */
  readonly signedCertificateValidity?: Duration;
}

/** The scheduler. Changing any of it replaces the control plane machines. */
export interface SchedulerOptions extends ComponentOptions {
  /**
   * Serve profiles of the process under `/debug/pprof`.
   * @default true
   */
  readonly profiling?: boolean;

  /**
   * Address the metrics and health of the process are served at.
   * @default - the distribution's own; Kubeadm: 127.0.0.1
   */
  readonly bindAddress?: string;

  /**
   * Fields of a `KubeSchedulerConfiguration` of `kubescheduler.config.k8s.io/v1`: profiles, plugins, their arguments. Kind, version and the
   * kubeconfig are filled in.
   * @default - the scheduler's own
   */
  readonly configuration?: { [field: string]: any };
}
