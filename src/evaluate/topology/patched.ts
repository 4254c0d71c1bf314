import { copy, getPath, Json, KubeObject, setPath } from '../nested';
import { OWNED_CONTROL_PLANE_FIELDS } from './control-plane';
import { DesiredState, Generated, WorkerState } from './desired-state';
import { CLUSTER_NAME, DEPLOYMENT_NAME, OWNED, POOL_NAME } from './labels';
import { Notes, Refusal } from './notes';
import { applyPatches, PatchTarget } from '../patches/apply-patches';
import { PatchRole } from '../patches/selector';
import { clusterBuiltins, controlPlaneBuiltins, workerBuiltins } from '../variables/builtins';
import { VariableValue } from '../variables/defaulting';

const OBJECT_FIELDS: readonly [string[], string[]][] = [
  [['spec', 'template', 'spec'], ['spec']],
  [['spec', 'template', 'metadata', 'labels'], ['metadata', 'labels']],
  [['spec', 'template', 'metadata', 'annotations'], ['metadata', 'annotations']],
];
const TEMPLATE_FIELDS: readonly [string[], string[]][] = [
  ['metadata', 'labels'], ['metadata', 'annotations'], ['spec', 'template', 'spec'], ['spec', 'template', 'metadata', 'labels'], ['spec', 'template', 'metadata', 'annotations'],
].map(path => [path, path]);

/** What patches cannot change on any object. */
const OWNED_FIELDS: readonly (readonly string[])[] = [
  ...[CLUSTER_NAME, OWNED, DEPLOYMENT_NAME, POOL_NAME].map(label => ['metadata', 'labels', label]),
  ['metadata', 'annotations', 'cluster.x-k8s.io/cloned-from-name'],
  ['metadata', 'annotations', 'cluster.x-k8s.io/cloned-from-groupkind'],
];

/**
 * Applies the patches of a class to the objects of a Cluster, in place.
 *
 * @param isVisible whether inline patches see a variable: only those that the class itself defines
 */
export function patch(desired: DesiredState, patches: readonly Json[], isVisible: (name: string) => boolean, notes: Notes): void {
  if (patches.length === 0) { return; }
  const { topology } = desired.cluster.spec;
  const visible = (values: readonly VariableValue[] | undefined): Json =>
    Object.fromEntries((values ?? []).filter(({ name }) => isVisible(name)).map(({ name, value }) => [name, value]));
  const links: { readonly target: PatchTarget; readonly generated: Generated; readonly isTemplate: boolean }[] = [];
  const add = (generated: Generated, isTemplate: boolean, where: PatchRole, variables: Json, builtin: Json): void => {
    if (generated.source.missing) { return; }
    links.push({ target: { where, variables, builtin, template: requested(generated, isTemplate) }, generated, isTemplate });
  };

  add(desired.infrastructureCluster, false, { role: 'infrastructureCluster' }, {}, {});
  const controlPlane = {
    controlPlane: controlPlaneBuiltins(desired.controlPlane.object, desired.controlPlaneMachines?.object, topology.controlPlane?.replicas),
  };
  const overrides = visible(topology.controlPlane?.variables?.overrides);
  add(desired.controlPlane, false, { role: 'controlPlane' }, overrides, controlPlane);
  if (desired.controlPlaneMachines) { add(desired.controlPlaneMachines, true, { role: 'controlPlane' }, overrides, controlPlane); }
  const addWorker = (worker: WorkerState, role: 'machineDeployment' | 'machinePool'): void => {
    const builtin = { [role]: workerBuiltins(worker.object, worker.topology, worker.bootstrap.object, worker.infrastructure.object) };
    for (const generated of [worker.bootstrap, worker.infrastructure]) {
      add(generated, role === 'machineDeployment', { role, className: worker.topology.class }, visible(worker.topology.variables?.overrides), builtin);
    }
  };
  desired.machineDeployments.forEach(worker => addWorker(worker, 'machineDeployment'));
  desired.machinePools.forEach(worker => addWorker(worker, 'machinePool'));

  applyPatches(patches, links.map(({ target }) => target), visible(topology.variables), { cluster: clusterBuiltins(desired.cluster) }, notes);
  for (const { target, generated, isTemplate } of links) {
    const owned = generated === desired.controlPlane ? [...OWNED_CONTROL_PLANE_FIELDS, ...OWNED_FIELDS] : OWNED_FIELDS;
    try {
      copyFields(target.template, generated.object, isTemplate ? TEMPLATE_FIELDS : OBJECT_FIELDS, owned);
    } catch (error) {
      throw new Refusal('patches', `${(error as Error).message} (${target.template.kind} ${target.template.metadata.name}).`);
    }
  }
}

/** The template as patches see it: with the labels and annotations that the object made from it already has. */
function requested({ source, object }: Generated, isTemplate: boolean): KubeObject {
  const template = copy(source.object);
  for (const field of ['labels', 'annotations']) {
    const value = object.metadata[field];
    if (value !== undefined) { setPath(template, isTemplate ? ['metadata', field] : ['spec', 'template', 'metadata', field], copy(value)); }
  }
  return template;
}

/** Copies fields that exist; what was there and is owned stays. */
function copyFields(from: KubeObject, to: KubeObject, fields: readonly [string[], string[]][], owned: readonly (readonly string[])[]): void {
  const kept = owned.map(path => [path, getPath(to, path)] as const).filter(([, value]) => value !== undefined);
  for (const [source, target] of fields) {
    const value = getPath(from, source);
    if (value !== undefined) { setPath(to, target, copy(value)); }
  }
  for (const [path, value] of kept) { setPath(to, path, value); }
}
