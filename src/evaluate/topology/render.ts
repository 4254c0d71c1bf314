import { findKind } from '../../api/catalog';
import type { Finding } from '../../api/finding';
import { schemaOf } from '../../api/schema';
import { check } from '../../api/structural';
import { toHub } from '../hub';
import { copy, Json, KubeObject } from '../nested';
import { Blueprint } from './blueprint';
import { CORE_GROUP, knownObjects, topologyName } from './clusters';
import { DesiredState, desiredState, Generated } from './desired-state';
import { Notes, Refusal, RenderNote } from './notes';
import { patch } from './patched';
import { variableProblems } from '../variables/checks';
import { defaulted, VariableDefinition } from '../variables/defaulting';
import { RuleJudge, Rules } from '../variables/rules';

/** How to render. */
export interface RenderOptions {
  /**
   * Namespace of objects that name none.
   * @default default
   */
  readonly namespace?: string;
  /**
   * Render only these Clusters, by name or `namespace/name`.
   * @default - every Cluster with a topology
   */
  readonly clusters?: readonly string[];
  /**
   * Judges values of variables by the CEL rules of their schemas.
   * @default - rules are not evaluated, which notes say
   */
  readonly rules?: RuleJudge;
}

/** The objects the topology controller would make, and what it would say or nobody can know. */
export interface RenderedTopology {
  readonly objects: readonly KubeObject[];
  readonly notes: readonly RenderNote[];
}

/**
 * Renders every Cluster with a topology among the objects into the objects that the topology controller of Cluster API v1.14 would create from its
 * ClusterClass: the state after the last upgrade step. Nothing is read but the objects, nothing is guessed: what files cannot tell is said in notes.
 *
 * Random suffixes of names are replaced by five characters that follow from cluster, role and pool (see `standIn`). Owner references are left out,
 * since they need uids.
 */
export function renderTopology(objects: readonly unknown[], options: RenderOptions = {}): RenderedTopology {
  const namespace = options.namespace ?? 'default';
  const known = knownObjects(objects, namespace);
  const classes = new Map<KubeObject, KubeObject>();
  const rendered: KubeObject[] = [];
  const notes: RenderNote[] = [];
  for (const cluster of known) {
    const name = topologyName(cluster, namespace);
    if (name === undefined) { continue; }
    if (options.clusters && !options.clusters.includes(name) && !options.clusters.includes(cluster.metadata.name)) { continue; }
    const own = new Notes(name);
    try {
      rendered.push(...renderCluster(copy(cluster), known, classes, own, options.rules));
    } catch (error) {
      const { where, message } = error instanceof Refusal ? error : misshapen(cluster, error);
      own.add('refused', where, message);
    }
    notes.push(...own.all);
  }
  return { objects: rendered, notes };
}

function renderCluster(
  given: KubeObject, objects: readonly KubeObject[], classes: Map<KubeObject, KubeObject>, notes: Notes, judge?: RuleJudge,
): KubeObject[] {
  checkShape(given);
  const cluster: KubeObject = toHub(given);
  const { topology } = cluster.spec;
  const className = topology.classRef?.name;
  if (!className || !topology.version) { throw new Refusal('topology', `${className ? 'version' : 'classRef.name'} is missing; add it.`); }
  if (!topology.version.startsWith('v')) { topology.version = `v${topology.version}`; }
  const classNamespace = topology.classRef.namespace ?? cluster.metadata.namespace;
  const found = objects.find(({ apiVersion, kind, metadata }) => kind === 'ClusterClass' && CORE_GROUP.test(apiVersion)
    && metadata.name === className && metadata.namespace === classNamespace);
  if (!found) {
    notes.add('unknown', `ClusterClass ${className}`, `there is no such class in namespace ${classNamespace} among the given objects; the Cluster is not rendered. Give its file as well.`);
    return [];
  }
  const clusterClass = classes.get(found) ?? checkedClass(found);
  classes.set(found, clusterClass);
  settleVariables(topology, clusterClass, new Rules(judge, notes), notes);
  const blueprint = new Blueprint(clusterClass, classNamespace, objects, notes);
  const existing = objects.filter(({ metadata }) => metadata.namespace === cluster.metadata.namespace);
  const desired = desiredState(cluster, blueprint, existing, notes);
  const inline = new Set((clusterClass.spec.variables ?? []).map(({ name }: Json) => name));
  patch(desired, clusterClass.spec.patches ?? [], name => inline.has(name), notes);
  return inOrder(desired);
}

function checkedClass(given: KubeObject): KubeObject {
  checkShape(given);
  return toHub(given);
}

/** Refuses what the API server would not let pass. Fields that do not exist are dropped by it, so they do no harm. */
function checkShape(object: KubeObject): void {
  const entry = findKind(object.apiVersion, object.kind);
  const schema = entry && schemaOf(entry);
  if (!schema) { return; }
  const findings: Finding[] = [];
  check(object, schema, findings, false);
  if (findings.length > 0) { throw new Refusal(`${object.kind} ${object.metadata.name}`, `${findings[0].path}: ${findings[0].message}`); }
}

/** An error out of the middle of the work has its cause in a template, whose kind may be one that nothing is known of. */
function misshapen(cluster: KubeObject, error: unknown): Refusal {
  const isOurs = error instanceof Error && error.constructor === Error;
  return new Refusal(`Cluster ${cluster.metadata.name}`, isOurs ? `${error.message}.` : 'a field of a template has a type that Cluster API does not expect.');
}

/** Fills in defaults and refuses values that the Cluster webhook would refuse. */
function settleVariables(topology: Json, clusterClass: KubeObject, rules: Rules, notes: Notes): void {
  const definitions: VariableDefinition[] = (clusterClass.spec.variables ?? []).filter(({ name }: Json) => name !== 'builtin');
  const discovering = (clusterClass.spec.patches ?? []).filter(({ external }: Json) => external?.discoverVariablesExtension).map(({ name }: Json) => `"${name}"`);
  const discovered = (name: string): boolean => {
    if (discovering.length > 0) { notes.add('unknown', `variable "${name}"`, `the class does not define it; it may be one that the extension of patch ${discovering.join(', ')} defines.`); }
    return discovering.length > 0;
  };
  const settle = (holder: Json, field: string, complete: boolean, where: string): void => {
    if (!complete && !holder?.[field]?.length) { return; }
    const values = defaulted(holder[field] ?? [], definitions, complete);
    const problems = variableProblems(values, definitions, complete, discovered, rules);
    if (problems.length > 0) { throw new Refusal(where, problems.join(' ')); }
    if (values.length > 0) { holder[field] = values; }
  };
  settle(topology, 'variables', true, 'topology.variables');
  settle(topology.controlPlane?.variables, 'overrides', false, 'controlPlane.variables.overrides');
  for (const list of ['machineDeployments', 'machinePools']) {
    for (const worker of topology.workers?.[list] ?? []) { settle(worker.variables, 'overrides', false, `workers.${list}["${worker.name}"].variables.overrides`); }
  }
}

function inOrder(desired: DesiredState): KubeObject[] {
  const made = (generated: Generated | undefined): KubeObject[] => generated && !generated.source.missing ? [generated.object] : [];
  const given = (object: KubeObject | undefined): KubeObject[] => object ? [object] : [];
  return [
    desired.cluster,
    ...made(desired.infrastructureCluster),
    ...made(desired.controlPlaneMachines),
    ...made(desired.controlPlane),
    ...given(desired.controlPlaneHealthCheck),
    ...[...desired.machineDeployments, ...desired.machinePools].flatMap(worker =>
      [...made(worker.bootstrap), ...made(worker.infrastructure), worker.object, ...given(worker.healthCheck)]),
  ];
}
