import { autoscalerAnnotations } from './autoscaler';
import { ImportedClass, ImportedWorkerClass } from './imported-class';
import { ImportedGroupOptions, ImportedMachinePoolOptions, ImportedPoolOptions } from './imported-groups';
import { variableValues } from './imported-variables';
import { strategy } from './machine-deployment';
import { GroupParts, PoolTopologyParts, topologyObject } from './topology-object';
import { gateList } from '../contract/machine-lifecycle';
import { refuse } from '../values/check';

/** What the topology is made from. */
export interface TopologyInput {
  readonly class: ImportedClass;
  readonly kubernetesVersion: string;
  readonly variables?: { [name: string]: any };
  readonly controlPlane?: ImportedGroupOptions & { readonly replicas?: number; readonly readinessGates?: ImportedPoolOptions['readinessGates'] };
  readonly pools?: ImportedPoolOptions[];
  readonly machinePools?: ImportedMachinePoolOptions[];
}

/** `Cluster.spec.topology` (v1beta2). */
export function importedTopology(where: string, namespace: string, input: TopologyInput): object {
  const { class: type, controlPlane = {}, pools = [], machinePools = [] } = input;
  const { replicas = (type.controlPlaneMachines ?? true) ? 3 : undefined } = controlPlane;
  return topologyObject({
    className: type.name,
    classNamespace: type.namespace === namespace ? undefined : type.namespace,
    version: input.kubernetesVersion,
    variables: variableValues(`${where}.variables`, type, input.variables, true),
    controlPlane: { ...group(`${where}.controlPlane`, type, controlPlane), replicas, readinessGates: gateList(controlPlane.readinessGates) },
    deployments: pools.map(pool => deployment(`${where}.pools[${JSON.stringify(pool.name)}]`, type, pool)),
    machinePools: machinePools.map(pool => machinePool(`${where}.machinePools[${JSON.stringify(pool.name)}]`, type, pool)),
  });
}

function deployment(where: string, type: ImportedClass, pool: ImportedPoolOptions): PoolTopologyParts {
  const worker = workerClass(where, type, type.pools ?? [], pool);
  const scaling = autoscalerAnnotations(pool.autoscale, { labels: pool.labels ?? {}, setup: {} });
  const own = group(where, type, pool);
  return {
    ...own,
    class: worker.name,
    name: pool.name,
    annotations: { ...own.annotations, ...scaling },
    replicas: pool.autoscale ? undefined : replicasOf(where, worker, pool),
    failureDomains: pool.failureDomain === undefined ? undefined : [pool.failureDomain],
    minReadySeconds: pool.minReady?.toSeconds(),
    readinessGates: gateList(pool.readinessGates),
    deletion: { ...own.deletion, order: pool.deletionOrder },
    rollout: pool.rollout && { after: pool.rollout.after, strategy: rolloutStrategy(pool.rollout) },
  };
}

function machinePool(where: string, type: ImportedClass, pool: ImportedMachinePoolOptions): PoolTopologyParts {
  const worker = workerClass(where, type, type.machinePools ?? [], pool);
  return {
    ...group(where, type, pool),
    class: worker.name,
    name: pool.name,
    replicas: replicasOf(where, worker, pool),
    failureDomains: pool.failureDomains,
    minReadySeconds: pool.minReady?.toSeconds(),
  };
}

function group(where: string, type: ImportedClass, options: ImportedGroupOptions): GroupParts {
  return {
    labels: options.labels,
    annotations: options.annotations,
    overrides: variableValues(`${where}.variables`, type, options.variables, false),
    deletion: {
      nodeDrainTimeoutSeconds: options.drainTimeout?.toSeconds(),
      nodeVolumeDetachTimeoutSeconds: options.volumeDetachTimeout?.toSeconds(),
      nodeDeletionTimeoutSeconds: options.deletionTimeout?.toSeconds(),
    },
  };
}

/** A strategy replaces that of the class as a whole, so none is written when only a time is given. */
function rolloutStrategy(rollout: NonNullable<ImportedPoolOptions['rollout']>): object | undefined {
  return rollout.strategy === undefined && rollout.maxSurge === undefined && rollout.maxUnavailable === undefined ? undefined : strategy(rollout);
}

/** TOP-11, TOP-13. */
function workerClass(where: string, type: ImportedClass, classes: ImportedWorkerClass[], pool: { readonly class: string }): ImportedWorkerClass {
  const found = classes.find(({ name }) => name === pool.class);
  if (found) { return found; }
  return refuse(`${where}.class`, pool.class, classes.length > 0
    ? `is not a class of the ClusterClass "${type.name}"; write ${classes.map(({ name }) => name).join(', ')}`
    : `is not a class of the ClusterClass "${type.name}", which has none of this kind; leave the pool out`);
}

/** TOP-19: the class already handed the number to the autoscaler. */
function replicasOf(where: string, worker: ImportedWorkerClass, { replicas }: { readonly replicas?: number }): number | undefined {
  if (!worker.autoscaled) { return replicas ?? 1; }
  if (replicas !== undefined) { refuse(`${where}.replicas`, replicas, `is decided by the autoscaler, to which the class "${worker.name}" hands its pools; leave it out`); }
  return undefined;
}
