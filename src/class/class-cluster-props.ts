import { ClassValue } from './class-value';
import { ClusterClass } from './cluster-class';
import { ClusterNetwork } from '../contract/cluster';
import { networkShape } from '../contract/shapes';
import { Topology } from '../contract/topology';
import { ConditionGate } from '../options/group/conditions';
import { DrainRule } from '../options/group/drain-rule';
import { drainRules } from '../options/group/drain-shapes';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { ControlPlaneOptions, MachineGroupOptions, PoolOptions } from '../options/group/groups';
import { conditionGates } from '../options/group/lifecycle-shapes';
import { Check, checkProps, listOf, refuse, required, Shape, struct } from '../values/check';
import { annotations, dnsLabel, labels } from '../values/check-names';
import { flag, instanceOf, text } from '../values/check-scalars';
import { kubernetesVersion } from '../values/kubernetes-version';

/**
 * The control plane of one cluster of a class. What is not given is as in the class. What the templates of the class say cannot be said
 * again here: `setup`, `taints`, labels that kubelets register, names, `remediation` and of `rollout` all but `after`.
 */
export interface ClassControlPlaneOptions extends ControlPlaneOptions {
  /**
   * Values of variables for the control plane alone. Each takes the place of the cluster's value as a whole.
   * @default - the values of the cluster
   */
  readonly variables?: ClassValue[];
}

/**
 * A pool of one cluster of a class. What is not given is as in the pool of the class. What the templates of the class say cannot be said again
 * here: `setup`, `taints`, labels that kubelets register, names and `kubernetesVersion`.
 */
export interface ClassPoolOptions extends PoolOptions {
  /**
   * The pool of the class that this one is made from. Changing it replaces the machines whose templates differ.
   * @default - the pool of the class with the same name, or its only one
   */
  readonly class?: string;

  /**
   * Values of variables for this pool alone. Each takes the place of the cluster's value as a whole.
   * @default - the values of the cluster
   */
  readonly variables?: ClassValue[];
}

/** One cluster of a class. */
export interface ClassClusterProps {
  /** The class. Moving the cluster to another one, also to another version of it, replaces the machines whose templates come out differently. */
  readonly class: ClusterClass;

  /**
   * Kubernetes version of every machine, for example `v1.34.3`. A new version is a planned rolling replacement of all machines: first the
   * control plane, then the pools. One minor version at a time, unless the class lists its versions.
   */
  readonly kubernetesVersion: string;

  /**
   * Values of the class's variables, made with `variable.of(…)`. What a change does to machines is what a change of the literal would do.
   * @default - the defaults of the class
   */
  readonly variables?: ClassValue[];

  /**
   * The cluster as if it were written without a class. The values of the variables are read off it: where the class has a variable, this is the
   * value; every other difference from the topology of the class is refused by name. Instead of `controlPlane` and `pools`.
   * @default - `variables`, `controlPlane` and `pools` say what is the cluster's own
   */
  readonly topology?: Topology;

  /**
   * The control plane.
   * @default - as in the class
   */
  readonly controlPlane?: ClassControlPlaneOptions;

  /**
   * The pools.
   * @default - the pools of the class
   */
  readonly pools?: ClassPoolOptions[];

  /**
   * Address ranges and DNS domain inside the cluster; kube-proxy and the size of node blocks are the class's.
   * @default - those of the class
   */
  readonly network?: ClusterNetwork;

  /**
   * Name of the cluster and prefix of all its objects. Renaming a cluster deletes it and makes a new one.
   * @default - the construct id
   */
  readonly name?: string;

  /**
   * Namespace on the management cluster. Moving a cluster to another namespace deletes it and makes a new one.
   * @default - the chart's namespace, else "default"
   */
  readonly namespace?: string;

  /**
   * Labels of the Cluster object; addon stacks and GitOps engines select clusters by them. Changing them replaces no machines.
   * @default - only the cluster's name
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the Cluster object. Changing them replaces no machines.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Stop everything Cluster API does to the cluster until it is taken away again. The nodes go on running.
   * @default false
   */
  readonly paused?: boolean;

  /**
   * Conditions of the Cluster object that must hold before it counts as available.
   * @default - those of the class
   */
  readonly availabilityGates?: ConditionGate[];

  /**
   * How certain pods leave machines that are deleted. The rules count for this cluster only.
   * @default - every pod is evicted
   */
  readonly drainRules?: DrainRule[];
}

const values: Check = (where, value) => {
  listOf((at, item) => {
    checkProps(at, item as ClassValue, { name: required(text()), value: required((place, given) => { if (typeof given === 'function') { refuse(place, given, 'is not a value'); } }) });
  }, { max: 1000 })(where, value);
  const names = (value as ClassValue[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is set twice; keep one'); }
};

const controlPlane: Shape<ClassControlPlaneOptions> = { ...controlPlaneShape, variables: values };
const pool: Shape<ClassPoolOptions> = { ...poolShape, class: dnsLabel(), variables: values };

/** Checks of `ClassClusterProps`. */
export const classClusterShape: Shape<ClassClusterProps> = {
  class: required(instanceOf(ClusterClass, 'a ClusterClass')),
  kubernetesVersion: required(kubernetesVersion),
  variables: values,
  topology: instanceOf(Topology, 'for example new VSphereTopology({…})'),
  controlPlane: struct(controlPlane),
  pools: poolList(pool),
  network: (where, value) => {
    const network = checkProps(where, value as ClusterNetwork, networkShape);
    for (const prop of ['kubeProxy', 'nodeCidrMaskSize', 'nodeCidrMaskSizeIpv6'] as const) {
      if ((network[prop] ?? undefined) !== undefined) { refuse(`${where}.${prop}`, network[prop], 'is said by the templates of the class; leave it out'); }
    }
  },
  name: dnsLabel(),
  namespace: dnsLabel(),
  labels,
  annotations,
  paused: flag,
  availabilityGates: conditionGates,
  drainRules,
};

const IN_TEMPLATES = ['setup', 'taints', 'names', 'rolloutToken', 'machineNaming', 'kubernetesVersion'] as const;

/** Refuse, by name, what the templates of the class say. */
export function checkGroupOptions(where: string, group: MachineGroupOptions, isPool: boolean): void {
  for (const prop of isPool ? IN_TEMPLATES : [...IN_TEMPLATES, 'remediation'] as const) {
    if ((group as any)[prop] !== undefined) { throw new Error(`${where}.${prop}: the templates of the class say this; leave it out, or make it a variable or a patch of the class.`); }
  }
  if (isPool) { return; }
  for (const prop of ['maxSurge', 'beforeCertificatesExpire'] as const) {
    if ((group as ControlPlaneOptions).rollout?.[prop] !== undefined) { throw new Error(`${where}.rollout.${prop}: the templates of the class say this; leave it out, only rollout.after is the cluster's own.`); }
  }
}
