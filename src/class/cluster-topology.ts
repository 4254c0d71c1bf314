import { classHealthCheck } from './class-spec';
import { ClassValue } from './class-value';
import { StampedPool } from './stamped-topology';
import { autoscalerAnnotations } from '../cluster/autoscaler';
import { splitLabels } from '../cluster/labels';
import { strategy } from '../cluster/machine-deployment';
import { GroupParts, PoolTopologyParts } from '../cluster/topology-object';
import { ClusterContext } from '../contract/cluster';
import { machineLifecycle } from '../contract/machine-lifecycle';
import { MachineCapacity } from '../options/group/autoscale';
import { ControlPlaneOptions, MachineGroupOptions } from '../options/group/groups';
import { NodeSetup } from '../options/node/node-setup';

/** The control plane of a cluster, with everything the class says filled in, and that of the class. */
export interface ControlPlaneTopology {
  readonly options: ControlPlaneOptions;
  readonly from: ControlPlaneOptions;
  readonly overrides: readonly ClassValue[];
  readonly replicas?: number;
  /** Whether there are machines to check and drain. */
  readonly machines: boolean;
}

/** What the control plane of a cluster says differently from the class. */
export function controlPlaneTopology(cluster: ClusterContext, { options, from, overrides, replicas, machines }: ControlPlaneTopology): GroupParts {
  return {
    replicas,
    overrides,
    rollout: { after: options.rollout?.after },
    ...(machines ? {
      ...metadata(options, from, options.annotations, from.annotations),
      ...lifecycle(options, from),
      healthCheck: healthCheckOf(cluster, options, from, '1'),
    } : {}),
  };
}

/** What is known about a pool beside its options. */
export interface PoolTopology extends StampedPool {
  readonly overrides: readonly ClassValue[];
  readonly failureDomain?: string;
  readonly classFailureDomain?: string;
  readonly setup: NodeSetup;
  readonly capacity?: MachineCapacity;
  readonly isMachinePool: boolean;
}

/** What a pool of a cluster says differently from the class. */
export function poolTopology(cluster: ClusterContext, pool: PoolTopology): PoolTopologyParts {
  const { options, from, overrides } = pool;
  const { machineLabels } = splitLabels(options.labels);
  const scaling = autoscalerAnnotations(options.autoscale, { labels: machineLabels, setup: pool.setup, capacity: pool.capacity });
  const { deletion, readinessGates } = lifecycle(options, from);
  const common: PoolTopologyParts = {
    class: from.name,
    name: options.name,
    replicas: options.autoscale ? undefined : options.replicas ?? 1,
    ...metadata(
      options, from, { ...options.annotations, ...options.groupAnnotations, ...scaling }, { ...from.annotations, ...from.groupAnnotations },
    ),
    overrides,
    failureDomains: pool.failureDomain === undefined || pool.failureDomain === pool.classFailureDomain ? undefined : [pool.failureDomain],
    deletion,
  };
  if (pool.isMachinePool) { return common; }
  const minReady = (group: typeof options) => group.minReady?.toSeconds();
  return {
    ...common,
    deletion: { ...deletion, order: options.deletionOrder === from.deletionOrder ? undefined : options.deletionOrder },
    readinessGates,
    minReadySeconds: minReady(options) === minReady(from) ? undefined : minReady(options) ?? 0,
    // Cluster API takes the whole of it from here, or all from the class.
    rollout: options.rollout?.after !== undefined || differ(strategy(options.rollout), strategy(from.rollout))
      ? { after: options.rollout?.after, strategy: strategy(options.rollout) }
      : undefined,
    healthCheck: healthCheckOf(cluster, options, from, '40%'),
  };
}

function lifecycle(options: MachineGroupOptions, from: MachineGroupOptions): { readonly deletion: object; readonly readinessGates?: object[] } {
  const [own, known] = [machineLifecycle(options), machineLifecycle(from)];
  return {
    deletion: Object.fromEntries(Object.entries(own.deletion)
      .map(([field, value]) => [field, value === (known.deletion as any)[field] ? undefined : value])),
    readinessGates: differ(own.readinessGates, known.readinessGates) ? own.readinessGates : undefined,
  };
}

/** Cluster API adds these to those of the class. */
function metadata(options: MachineGroupOptions, from: MachineGroupOptions, annotations: Map = {}, known: Map = {}): GroupParts {
  return {
    labels: without(splitLabels(options.labels).machineLabels, splitLabels(from.labels).machineLabels),
    annotations: without(annotations, known),
  };
}

type Map = { [key: string]: string };

function without(map: Map, known: Map): Map {
  return Object.fromEntries(Object.entries(map).filter(([key, value]) => known[key] !== value));
}

function healthCheckOf(cluster: ClusterContext, options: MachineGroupOptions, from: MachineGroupOptions, maxUnhealthy: string): object | undefined {
  const [own, known] = [options, from].map(group => classHealthCheck(cluster, group, maxUnhealthy));
  if (!differ(own, known)) { return undefined; }
  return own ?? { enabled: false };
}

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}
