import { Duration } from 'cdk8s';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';

/** What runs in place of real machines. */
export enum DevBackend {
  /** Containers: real nodes on the computer that runs the management cluster. */
  DOCKER = 'docker',

  /** Nothing at all: the provider answers as etcd, API servers and kubelets would. For tests of management clusters at scale. */
  IN_MEMORY = 'inMemory',
}

/** A folder or file of the computer that machines see. */
export interface DevMount {
  /** Absolute path on the computer. */
  readonly hostPath: string;

  /** Absolute path in the machine. */
  readonly containerPath: string;

  /**
   * Machines may not write there.
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A failure domain. It has no meaning on one computer, but Cluster API spreads machines over it as if it had. */
export interface DevFailureDomain {
  /** Name. */
  readonly name: string;

  /**
   * Control plane machines may go there.
   * @default true
   */
  readonly controlPlane?: boolean;
}

/** How long the parts of a machine that does not exist take to come up. */
export interface DevStartup {
  /**
   * Until the machine is there.
   * @default - at once
   */
  readonly machine?: Duration;

  /**
   * From there until its kubelet has joined.
   * @default - at once
   */
  readonly node?: Duration;

  /**
   * From there until its API server answers (control plane machines only).
   * @default - at once
   */
  readonly apiServer?: Duration;

  /**
   * From there until its etcd member has joined (control plane machines only).
   * @default - at once
   */
  readonly etcd?: Duration;

  /**
   * Up to this share of a duration is added by chance, 0 to 1.
   * @default - none
   */
  readonly jitter?: number;
}

/** The balancer in front of the API servers, a container with HAProxy. */
export interface DevLoadBalancer {
  /**
   * Repository of its image, `<repository>/haproxy`.
   * @default kindest
   */
  readonly imageRepository?: string;

  /**
   * Tag of its image.
   * @default - the one of the provider's release
   */
  readonly imageTag?: string;

  /**
   * ConfigMap in the cluster's namespace with a Go template of the balancer's configuration under the key `value`, in place of the provider's.
   * @default - the provider's; for distributions with further ports one that forwards these too, which comes with the cluster
   */
  readonly configMap?: string;
}

/** The machines of a group. Every change replaces the machines that use it; machines of a MachinePool too. */
export interface DevMachineOptions {
  /**
   * Image of the containers. `{version}` stands for the Kubernetes version without what a distribution appends (`v1.34.3` for
   * `v1.34.3+rke2r1`). Kubeadm and Kubernetes are in the image, so it must be one made by kind.
   * @default kindest/node:{version}
   */
  readonly image?: string;

  /**
   * Folders of the computer that the machines see.
   * @default - none
   */
  readonly mounts?: DevMount[];

  /**
   * Images that are copied from the computer into new machines, which then need not pull them.
   * @default - none
   */
  readonly preloadImages?: string[];

  /**
   * How long a machine may take to join. Machines of a MachinePool have no such limit.
   * @default - the provider's, 5 minutes
   */
  readonly bootstrapTimeout?: Duration;

  /**
   * Delays of machines that do not exist (`DevBackend.IN_MEMORY`).
   * @default - none: they are there at once
   */
  readonly startup?: DevStartup;
}

/** The control plane's machines. */
export interface DevControlPlaneOptions extends ControlPlaneOptions, DevMachineOptions {}

/** A pool of worker machines. */
export interface DevPoolOptions extends PoolOptions, DevMachineOptions {
  /**
   * Make the pool a MachinePool (`DevMachinePool`) in place of a MachineDeployment. Only with `DevBackend.DOCKER`. Changing it replaces the
   * machines.
   * @default false
   */
  readonly machinePool?: boolean;
}
