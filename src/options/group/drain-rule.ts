import { LabelSelector } from './label-selector';

/**
 * How certain pods leave a machine that is about to be deleted. Changing a rule replaces no machines; it counts from the next drain on.
 * A pod's own label `cluster.x-k8s.io/drain` wins over every rule.
 */
export interface DrainRule {
  /** Name of the rule, unique in the cluster. The first rule that matches a pod counts, in the alphabetical order of these names. */
  readonly name: string;

  /** What happens to the pods. */
  readonly behavior: DrainBehavior;

  /**
   * Pods of a lower order leave first; the next ones wait until they are gone. Only with DrainBehavior.DRAIN.
   * @default 0
   */
  readonly order?: number;

  /**
   * Names of the pools whose machines the rule is for.
   * @default - every machine of the cluster, or those of `machines`
   */
  readonly pools?: string[];

  /**
   * Machines the rule is for, by the labels of the Machine objects; one match is enough. Added to `pools`.
   * @default - every machine of the cluster, or those of `pools`
   */
  readonly machines?: LabelSelector[];

  /**
   * Pods the rule is for; one match is enough.
   * @default - every pod
   */
  readonly pods?: DrainPods[];
}

/** Pods by their labels and the labels of their namespace; both must hold. */
export interface DrainPods {
  /**
   * Labels of the pod.
   * @default - any
   */
  readonly pods?: LabelSelector;

  /**
   * Labels of its namespace, for example `kubernetes.io/metadata.name`.
   * @default - any namespace
   */
  readonly namespaces?: LabelSelector;
}

/** What a drain does with pods. */
export enum DrainBehavior {
  /** Evict them, in order. */
  DRAIN = 'Drain',

  /** Leave them alone: they end with the machine. */
  SKIP = 'Skip',

  /** Never evict them; wait until they have run to their end. */
  WAIT_COMPLETED = 'WaitCompleted',
}
