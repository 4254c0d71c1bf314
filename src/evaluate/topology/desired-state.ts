import { simpleName, standIn, templateName } from '../names';
import { getPath, Json, KubeObject } from '../nested';
import { Blueprint, Template } from './blueprint';
import { Contract, contractOf, controlPlaneObject } from './control-plane';
import { objectFrom, referenceTo, templateFrom } from './generated';
import { healthCheckOf } from './health-check';
import { CLUSTER_NAME, DEPLOYMENT_NAME, OWNED, POOL_NAME } from './labels';
import { Notes, Refusal } from './notes';
import { machineDeployment, machinePool } from './workers';

/** An object made from a template, and that template. */
export interface Generated {
  readonly source: Template;
  readonly object: KubeObject;
}

/** A MachineDeployment or MachinePool with what belongs to it. */
export interface WorkerState {
  readonly topology: Json;
  readonly object: KubeObject;
  readonly bootstrap: Generated;
  readonly infrastructure: Generated;
  readonly healthCheck?: KubeObject;
}

/** All objects of a Cluster before patches. */
export interface DesiredState {
  readonly cluster: KubeObject;
  readonly infrastructureCluster: Generated;
  readonly controlPlane: Generated;
  readonly contract: Contract;
  readonly controlPlaneMachines?: Generated;
  readonly controlPlaneHealthCheck?: KubeObject;
  readonly machineDeployments: readonly WorkerState[];
  readonly machinePools: readonly WorkerState[];
}

/**
 * What the topology controller of cluster-api v1.14 would make of a Cluster, all upgrades completed.
 *
 * @param existing objects that keep their names, as they do in a management cluster
 */
export function desiredState(cluster: KubeObject, blueprint: Blueprint, existing: readonly KubeObject[], notes: Notes): DesiredState {
  const { spec } = blueprint;
  const { name: clusterName, namespace } = cluster.metadata;
  const suffix = (role: string, topologyName?: string): string => standIn(namespace, clusterName, role, topologyName);
  const named = (template: string | undefined, role: string): string =>
    inPlace(`naming of ${role}`, () => templateName(template ?? '{{ .cluster.name }}-{{ .random }}', { cluster: { name: clusterName } }, suffix(role)));

  const infrastructureSource = blueprint.template(spec.infrastructure.templateRef);
  const infrastructureCluster = objectFrom({
    template: infrastructureSource.object,
    cluster,
    name: cluster.spec.infrastructureRef?.name ?? named(spec.infrastructure.naming?.template, 'infrastructure'),
  });

  const controlPlaneSource = blueprint.template(spec.controlPlane.templateRef);
  const controlPlaneName = cluster.spec.controlPlaneRef?.name ?? named(spec.controlPlane.naming?.template, 'controlPlane');
  const currentControlPlane = existing.find(object => object.metadata.name === controlPlaneName && `${object.kind}Template` === controlPlaneSource.object.kind);
  let controlPlaneMachines: Generated | undefined;
  if (blueprint.hasControlPlaneMachines) {
    const source = blueprint.template(spec.controlPlane.machineInfrastructure.templateRef);
    const name = currentName(currentControlPlane, ['spec', 'machineTemplate', 'spec', 'infrastructureRef'])
      ?? currentName(currentControlPlane, ['spec', 'machineTemplate', 'infrastructureRef'])
      ?? simpleName(`${clusterName}-`, suffix('controlPlaneMachines'));
    controlPlaneMachines = { source, object: templateFrom({ template: source.object, cluster, name }) };
  }
  const { contract, known } = contractOf({ ...controlPlaneSource.object, kind: controlPlaneSource.object.kind.replace(/Template$/, '') });
  if (!known) {
    notes.add('unchecked', controlPlaneSource.object.kind,
      `which contract of Cluster API ${controlPlaneSource.object.apiVersion} implements is not known; ${contract} is assumed, which decides where machine fields stand.`);
  }
  const controlPlane = controlPlaneObject(
    cluster, spec.controlPlane, controlPlaneSource.object, controlPlaneMachines?.object, controlPlaneName, contract);

  const workers = (list: 'machineDeployments' | 'machinePools'): WorkerState[] =>
    distinct((cluster.spec.topology.workers?.[list] ?? []).map((topology: Json) => workerState(topology, list, cluster, blueprint, existing)));
  return {
    cluster: {
      ...cluster,
      metadata: { ...cluster.metadata, labels: { ...cluster.metadata.labels, [CLUSTER_NAME]: clusterName, [OWNED]: '' } },
      spec: { ...cluster.spec, infrastructureRef: referenceTo(infrastructureCluster), controlPlaneRef: referenceTo(controlPlane) },
    },
    infrastructureCluster: { source: infrastructureSource, object: infrastructureCluster },
    controlPlane: { source: controlPlaneSource, object: controlPlane },
    contract,
    controlPlaneMachines,
    controlPlaneHealthCheck: controlPlaneMachines && healthCheckOf(
      cluster, controlPlane, cluster.spec.topology.controlPlane?.healthCheck, spec.controlPlane.healthCheck, { [OWNED]: '', 'cluster.x-k8s.io/control-plane': '' }),
    machineDeployments: workers('machineDeployments'),
    machinePools: workers('machinePools'),
  };
}

function workerState(
  topology: Json, list: 'machineDeployments' | 'machinePools', cluster: KubeObject, blueprint: Blueprint, existing: readonly KubeObject[],
): WorkerState {
  const { name: clusterName, namespace } = cluster.metadata;
  const clusterClass = blueprint.workerClass(list, topology.class);
  if (!clusterClass) {
    const known = (blueprint.spec.workers?.[list] ?? []).map((worker: Json) => worker.class).join(', ');
    throw new Refusal(`workers.${list}["${topology.name}"]`, `class "${topology.class}" does not exist; the ClusterClass has ${known || `no ${list}`}.`);
  }
  const isPool = list === 'machinePools';
  const label = isPool ? POOL_NAME : DEPLOYMENT_NAME;
  const current = existing.find(({ kind, metadata }) => kind === (isPool ? 'MachinePool' : 'MachineDeployment')
    && metadata.labels?.[CLUSTER_NAME] === clusterName && metadata.labels?.[label] === topology.name);
  const part = (role: 'bootstrap' | 'infrastructure'): Generated => {
    const source = blueprint.template(clusterClass[role].templateRef);
    const ref = role === 'bootstrap' ? ['spec', 'template', 'spec', 'bootstrap', 'configRef'] : ['spec', 'template', 'spec', 'infrastructureRef'];
    const name = currentName(current, ref) ?? simpleName(`${clusterName}-${topology.name}-`, standIn(namespace, clusterName, `${list}.${role}`, topology.name));
    const generation = { template: source.object, cluster, name };
    const object = isPool ? objectFrom(generation) : templateFrom(generation);
    // The label names the pool; it is set after those that every object gets.
    object.metadata.labels[label] = topology.name;
    return { source, object };
  };
  const [bootstrap, infrastructure] = [part('bootstrap'), part('infrastructure')];
  const kind = isPool ? 'machinePool' : 'machineDeployment';
  const name = current?.metadata.name ?? inPlace(`naming of class "${topology.class}"`, () => templateName(
    clusterClass.naming?.template ?? `{{ .cluster.name }}-{{ .${kind}.topologyName }}-{{ .random }}`,
    { cluster: { name: clusterName }, [kind]: { topologyName: topology.name } }, standIn(namespace, clusterName, list, topology.name),
  ));
  const object = (isPool ? machinePool : machineDeployment)(cluster, topology, clusterClass, name, bootstrap.object, infrastructure.object);
  return {
    topology,
    object,
    bootstrap,
    infrastructure,
    healthCheck: isPool ? undefined : healthCheckOf(cluster, object, topology.healthCheck, clusterClass.healthCheck, { [OWNED]: '', [DEPLOYMENT_NAME]: topology.name }),
  };
}

/** Upstream confuses groups of the same name, which a naming template without the name of the group gives them. */
function distinct(workers: WorkerState[]): WorkerState[] {
  workers.forEach(({ object }, i) => {
    const first = workers.findIndex(other => other.object.metadata.name === object.metadata.name);
    if (first < i) {
      throw new Refusal(`naming of class "${workers[i].topology.class}"`,
        `"${workers[first].topology.name}" and "${workers[i].topology.name}" both become ${object.kind} "${object.metadata.name}"; use topologyName or random in the naming template.`);
    }
  });
  return workers;
}

function currentName(object: KubeObject | undefined, path: readonly string[]): string | undefined {
  return object && getPath(object, [...path, 'name']);
}

function inPlace<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Refusal(where, `${(error as Error).message}.`);
  }
}
