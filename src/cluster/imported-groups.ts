import { Duration } from 'cdk8s';
import { AutoscaleOptions } from '../options/group/autoscale';
import { ConditionGate } from '../options/group/conditions';
import { DeletionOrder, PoolRolloutOptions } from '../options/group/rollout';

/** What one cluster says about a group of machines; everything it leaves out is as the class says. */
export interface ImportedGroupOptions {
  /**
   * Values of variables for this group alone. Each takes the place of the cluster's whole value; nothing is merged.
   * @default - the values of the cluster
   */
  readonly variables?: { [name: string]: any };

  /**
   * Labels of the Machines and of the object that makes them. Keys under `node-role.kubernetes.io`, `node-restriction.kubernetes.io` and
   * `node.cluster.x-k8s.io` reach the nodes. They change in place.
   * @default - those of the class
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the Machines and of the object that makes them. They change in place.
   * @default - those of the class
   */
  readonly annotations?: { [key: string]: string };

  /**
   * How long the pods of a machine that goes may resist; `Duration.seconds(0)` waits for ever. Changes in place.
   * @default - as the class says, else for ever
   */
  readonly drainTimeout?: Duration;

  /**
   * How long the volumes of a drained machine may take to detach; `Duration.seconds(0)` waits for ever. Changes in place.
   * @default - as the class says, else for ever
   */
  readonly volumeDetachTimeout?: Duration;

  /**
   * How long the removal of the Node object is tried once the machine is gone; `Duration.seconds(0)` tries for ever. Changes in place.
   * @default - as the class says, else 10 seconds
   */
  readonly deletionTimeout?: Duration;
}

/** The control plane of a cluster of an imported class. */
export interface ImportedControlPlaneOptions extends ImportedGroupOptions {
  /**
   * Number of machines; odd, because etcd needs a majority.
   * @default - 3, or what a hosted control plane decides
   */
  readonly replicas?: number;

  /**
   * Conditions of the Machine that must hold before it counts as ready, beside those of Cluster API. Changes in place.
   * @default - as the class says
   */
  readonly readinessGates?: ConditionGate[];
}

/** A pool of an imported class: one MachineDeployment. */
export interface ImportedPoolOptions extends ImportedGroupOptions {
  /** Which class of workers the pool is made of. Changing it replaces the machines. */
  readonly class: string;

  /** Name of the pool, unique in the cluster. Renaming a pool deletes all its machines and makes new ones. */
  readonly name: string;

  /**
   * Number of machines.
   * @default - 1, or decided by the autoscaler
   */
  readonly replicas?: number;

  /**
   * Let the Cluster Autoscaler choose the number of machines.
   * @default - the number is `replicas`
   */
  readonly autoscale?: AutoscaleOptions;

  /**
   * Failure domain (zone) of the machines. Changing it replaces the machines.
   * @default - as the class or the infrastructure says
   */
  readonly failureDomain?: string;

  /**
   * How long a node must be ready before it counts as available. Changes in place.
   * @default - as the class says, else at once
   */
  readonly minReady?: Duration;

  /**
   * Conditions of the Machine that must hold before it counts as ready, beside those of Cluster API. Changes in place.
   * @default - as the class says
   */
  readonly readinessGates?: ConditionGate[];

  /**
   * How machines are replaced.
   * @default - as the class says
   */
  readonly rollout?: PoolRolloutOptions;

  /**
   * Which machines go first when the pool shrinks. Changes in place.
   * @default - as the class says
   */
  readonly deletionOrder?: DeletionOrder;
}

/** A pool of an imported class that the infrastructure scales as a group: one MachinePool. */
export interface ImportedMachinePoolOptions extends ImportedGroupOptions {
  /** Which class of machine pools it is made of. */
  readonly class: string;

  /** Name of the pool, unique in the cluster. Renaming a pool deletes all its machines and makes new ones. */
  readonly name: string;

  /**
   * Number of machines.
   * @default - 1, or decided by the autoscaler when the class hands it over
   */
  readonly replicas?: number;

  /**
   * Failure domains (zones) of the machines.
   * @default - as the class or the infrastructure says
   */
  readonly failureDomains?: string[];

  /**
   * How long a node must be ready before it counts as available. Changes in place.
   * @default - as the class says, else at once
   */
  readonly minReady?: Duration;
}
