import { ClassClusterProps, ClassPoolOptions } from './class-cluster-props';
import { ClassValue } from './class-value';
import { StampedPool } from './stamped-topology';
import { splitLabels } from '../cluster/labels';
import { Topology } from '../contract/topology';
import { ControlPlaneOptions, MachineGroupOptions, PoolOptions } from '../options/group/groups';
import { refuse } from '../values/check';

/** The groups of one cluster, everything the class says filled in. */
export interface ClusterGroups {
  readonly controlPlane: ControlPlaneOptions;
  readonly pools: readonly (StampedPool & { readonly values: readonly ClassValue[] })[];
}

/** The groups of a cluster that says what is its own. */
export function groupsOf(where: string, ofClass: Topology, { controlPlane = {}, pools }: ClassClusterProps): ClusterGroups {
  const given: readonly ClassPoolOptions[] = pools ?? ofClass.pools;
  return {
    controlPlane: merged(`${where}.controlPlane`, ofClass.controlPlane, controlPlane),
    pools: given.map(pool => {
      const from = classPool(`${where}.pools["${pool.name}"]`, ofClass, pool);
      const { class: _class, variables = [], ...own } = pool;
      return { options: pools ? merged(`${where}.pools["${pool.name}"]`, scaled(from, pool), own) : pool, from, values: variables };
    }),
  };
}

/** The groups of a cluster that is written as a topology of its own. */
export function groupsOfTopology(where: string, ofClass: Topology, own: Topology): ClusterGroups {
  checkLabels(`${where}.topology.controlPlane`, ofClass.controlPlane, own.controlPlane);
  return {
    controlPlane: own.controlPlane,
    pools: own.pools.map(pool => {
      const from = classPool(`${where}.topology.pools["${pool.name}"]`, ofClass, pool);
      checkLabels(`${where}.topology.pools["${pool.name}"]`, from, pool);
      const [kind, kindOfClass] = [own.poolKind(pool.name), ofClass.poolKind(from.name)];
      if (kind !== kindOfClass) { throw new Error(`${where}.topology.pools["${pool.name}"]: a ${kind} cannot be made from pool "${from.name}" of the class, a ${kindOfClass}.`); }
      return { options: pool, from, values: [] };
    }),
  };
}

/** TOP-11. */
function classPool(where: string, { pools }: Topology, { name, class: wanted }: ClassPoolOptions): PoolOptions {
  const only = wanted === undefined && pools.length === 1 ? pools[0] : undefined;
  const found = pools.find(pool => pool.name === (wanted ?? name)) ?? only;
  if (found) { return found; }
  const known = pools.length > 0 ? `its pools are ${pools.map(pool => pool.name).join(', ')}` : 'it has none';
  if (wanted !== undefined) { refuse(`${where}.class`, wanted, `is not a pool of the class; ${known}`); }
  throw new Error(`${where}: no pool of the class has this name; write class: …, ${known}.`);
}

/** What the cluster says about the number of machines takes the place of what the class says. */
function scaled<T extends PoolOptions>(from: T, { replicas, autoscale }: PoolOptions): T {
  const { replicas: _replicas, autoscale: _autoscale, ...rest } = from;
  return (replicas ?? autoscale) === undefined ? from : rest as T;
}

function merged<T extends MachineGroupOptions>(where: string, from: T, own: MachineGroupOptions): T {
  const registered = Object.keys(splitLabels(own.labels).nodeLabels).find(key => from.labels?.[key] !== own.labels![key]);
  if (registered !== undefined) { refuse(`${where}.labels`, registered, 'is registered by the kubelet, whose configuration the class says; use a key under node.cluster.x-k8s.io or a variable'); }
  const { variables: _variables, ...options } = own as any;
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return {
    ...from,
    ...given,
    labels: from.labels || own.labels ? { ...from.labels, ...own.labels } : undefined,
    annotations: from.annotations || own.annotations ? { ...from.annotations, ...own.annotations } : undefined,
    groupAnnotations: from.groupAnnotations || own.groupAnnotations ? { ...from.groupAnnotations, ...own.groupAnnotations } : undefined,
  };
}

/** What the class adds to Machines cannot be taken away from them. */
function checkLabels(where: string, from: MachineGroupOptions, own: MachineGroupOptions): void {
  const maps = [
    ['labels', splitLabels(from.labels).machineLabels, own.labels],
    ['annotations', from.annotations, own.annotations],
    ['groupAnnotations', from.groupAnnotations, own.groupAnnotations],
  ] as const;
  for (const [prop, known, given] of maps) {
    const missing = Object.keys(known ?? {}).find(key => given?.[key] === undefined);
    if (missing !== undefined) { throw new Error(`${where}.${prop}: the class sets "${missing}", which a cluster can change and not take away; write it.`); }
  }
}
