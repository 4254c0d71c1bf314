import { Duration } from 'cdk8s';
import { AutoscaleOptions } from './autoscale';
import { ConditionGate } from './conditions';
import { ControlPlaneRemediationOptions, HealthCheckOptions, PoolRemediationOptions } from './health';
import { ControlPlaneRolloutOptions, DeletionOrder, PoolRolloutOptions } from './rollout';
import { NodeSetup, NodeTaint } from '../node/node-setup';

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
   * Annotations of the Machines; keys under `node.cluster.x-k8s.io` reach the nodes. They change in place.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Annotations of the control plane object or the MachineDeployment, for switches of Cluster API such as
   * `machineset.cluster.x-k8s.io/skip-preflight-checks`. They change in place and do not reach the Machines.
   * @default - none
   */
  readonly groupAnnotations?: { [key: string]: string };

  /**
   * Automatic replacement of unhealthy machines.
   * @default - enabled
   */
  readonly healthCheck?: HealthCheckOptions;

  /**
   * How long the pods of a machine that goes may resist. Afterwards the machine is deleted although a PodDisruptionBudget forbids it:
   * without an end, one budget that never allows stops every rollout and every replacement of a broken machine.
   * `Duration.seconds(0)` waits for ever. Changes in place.
   * @default Duration.hours(1)
   */
  readonly drainTimeout?: Duration;

  /**
   * How long the volumes of a drained machine may take to detach; Kubernetes itself forces them off an unreachable node after 6 minutes.
   * `Duration.seconds(0)` waits for ever. Changes in place.
   * @default Duration.minutes(15)
   */
  readonly volumeDetachTimeout?: Duration;

  /**
   * How long the removal of the Node object is tried once the machine is gone. Cluster API's own 10 seconds are shorter than a failover
   * of the API server's address and leave nodes behind that no longer exist. `Duration.seconds(0)` tries for ever. Changes in place.
   * @default Duration.minutes(5)
   */
  readonly deletionTimeout?: Duration;

  /**
   * Conditions of the Machine that must hold before it counts as ready, beside those of Cluster API. Changes in place.
   * @default - none
   */
  readonly readinessGates?: ConditionGate[];

  /**
   * Names of new Machines as a template, for example `{{ .cluster.name }}-cp-{{ .random }}`. It must contain `{{ .random }}`, spelled so;
   * `.cluster.name` and, on the control plane, `.kubeadmControlPlane.name`, in pools `.machineSet.name` may stand beside it.
   * Existing machines keep their names.
   * @default - the name of the group and random characters
   */
  readonly machineNaming?: string;

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

  /**
   * How machines are replaced.
   * @default - one at a time, the new one first
   */
  readonly rollout?: ControlPlaneRolloutOptions;

  /**
   * How persistently unhealthy machines are replaced.
   * @default - until it works
   */
  readonly remediation?: ControlPlaneRemediationOptions;
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

  /**
   * Kubernetes version of the pool, to hold it back while the control plane goes ahead: not newer, at most three minor versions older.
   * `{version}` in the pool's template follows it. A pool of an older minor version gets no new machines with Kubeadm, also none for
   * broken ones, until it catches up or `groupAnnotations` skip the preflight check `KubeadmVersionSkew`. Changing it replaces the machines.
   * @default - the version of the cluster
   */
  readonly kubernetesVersion?: string;

  /**
   * Failure domain (zone) of the machines, by its name in the infrastructure. Changing it replaces the machines.
   * @default - the infrastructure decides
   */
  readonly failureDomain?: string;

  /**
   * How long a node must be ready before it counts as available and a rollout goes on. Changes in place.
   * @default - at once
   */
  readonly minReady?: Duration;

  /**
   * How machines are replaced.
   * @default - a rolling update, one at a time, the new one first
   */
  readonly rollout?: PoolRolloutOptions;

  /**
   * How many unhealthy machines are replaced at a time.
   * @default - all that `healthCheck` finds
   */
  readonly remediation?: PoolRemediationOptions;

  /**
   * Which machines go first when the pool shrinks. Changes in place.
   * @default DeletionOrder.RANDOM
   */
  readonly deletionOrder?: DeletionOrder;
}
