import { Duration } from 'cdk8s';
import { NodeSetup, NodeTaint } from './node-setup';

/** When unhealthy machines are replaced without a person. Changing it replaces nothing by itself. */
export interface HealthCheckOptions {
  /**
   * Replace unhealthy machines.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How long a node may be not ready or out of contact.
   * @default Duration.minutes(5)
   */
  readonly unhealthyAfter?: Duration;

  /**
   * How long a new machine may take to become a node, image clone and boot included.
   * @default Duration.minutes(20)
   */
  readonly nodeStartupTimeout?: Duration;

  /**
   * Stop replacing when more than this many machines of the role are unhealthy at once: a number or a percentage such as `40%`.
   * @default - 1 on the control plane, 40% in pools
   */
  readonly maxUnhealthy?: string;
}

/** What control planes and pools have in common. */
export interface MachineGroupOptions {
  /**
   * Labels of the nodes. Keys under `node-role.kubernetes.io`, `node-restriction.kubernetes.io` and `node.cluster.x-k8s.io` change in place;
   * every other key is registered by the kubelet and replaces the machines when it changes.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Taints of the nodes, registered by the kubelet. Changing them replaces the machines.
   * @default - none
   */
  readonly taints?: NodeTaint[];

  /**
   * What the machines need before they join, beside what the cluster and the infrastructure say.
   * @default - nothing more
   */
  readonly setup?: NodeSetup;

  /**
   * Automatic replacement of unhealthy machines.
   * @default - enabled
   */
  readonly healthCheck?: HealthCheckOptions;

  /**
   * Any text. A new one replaces all machines of the group although nothing else changed.
   * @default - none
   */
  readonly rolloutToken?: string;

  /**
   * Names of existing objects, for a cluster that was not made by this library.
   * @default - names made from the cluster and the group
   */
  readonly names?: GroupNames;
}

/** Names of adopted objects. A template named here no longer rotates: the API server refuses a change of its content. */
export interface GroupNames {
  /**
   * Name of the control plane object or of the MachineDeployment.
   * @default - the cluster's name, or `<cluster>-<pool>`
   */
  readonly group?: string;

  /**
   * Name of the machine template.
   * @default - made from the content
   */
  readonly machineTemplate?: string;

  /**
   * Name of the bootstrap template (pools only).
   * @default - made from the content
   */
  readonly bootstrapTemplate?: string;

  /**
   * Name of the MachineHealthCheck.
   * @default - the name of the group
   */
  readonly healthCheck?: string;
}

/** The machines of the control plane. */
export interface ControlPlaneOptions extends MachineGroupOptions {
  /**
   * Number of machines; odd, because etcd needs a majority. Changing it adds or removes machines one by one.
   * @default 3
   */
  readonly replicas?: number;
}

/** A pool of equal worker machines: one MachineDeployment. */
export interface PoolOptions extends MachineGroupOptions {
  /** Name of the pool, unique in the cluster. Renaming a pool deletes all its machines and makes new ones. */
  readonly name: string;

  /**
   * Number of machines.
   * @default - 1, or decided by the autoscaler when `autoscale` is given
   */
  readonly replicas?: number;

  /**
   * Let the Cluster Autoscaler choose the number of machines.
   * @default - the number is `replicas`
   */
  readonly autoscale?: AutoscaleOptions;
}

/** Bounds of the Cluster Autoscaler. */
export interface AutoscaleOptions {
  /** Least number of machines; 0 lets the pool vanish when idle. */
  readonly min: number;

  /** Greatest number of machines. */
  readonly max: number;
}
