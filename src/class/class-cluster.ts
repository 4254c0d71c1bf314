import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { checkGroupOptions, ClassClusterProps, classClusterShape } from './class-cluster-props';
import { poolObjectName } from './class-name-template';
import { checkPoolKind, comparable } from './class-props';
import { ClusterGroups, groupsOf, groupsOfTopology } from './cluster-groups';
import { checkComplete, checkValues, effectiveValues, patternsFor } from './cluster-values';
import { InferredValues, inferValues } from './infer';
import { resolve, resolveEndpoint } from './resolve';
import { StampedTopology } from './stamped-topology';
import { topologySpec } from './topology-spec';
import { clusterObject } from '../cluster/cluster-object';
import { drainRule } from '../cluster/drain-rules';
import { featureGates } from '../cluster/feature-gates';
import { CLUSTER_NAME } from '../cluster/labels';
import { networkOf } from '../cluster/network';
import { objectKinds } from '../cluster/object-kinds';
import { clusterProblems, nameProblems } from '../cluster/problems';
import { ClusterContext, ICluster } from '../contract/cluster';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { Emitter } from '../manifest/emit';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { joinName } from '../manifest/names';
import { checkOnSynth, SynthChecks } from '../validation/check-on-synth';
import { checkProps, refuse } from '../values/check';
import { dnsLabel } from '../values/check-names';
import { KubernetesVersion } from '../values/kubernetes-version';
import { withoutNulls } from '../values/without-nulls';

const CAPI = 'cluster.x-k8s.io/v1beta2';

/**
 * One cluster stamped from a class: a Cluster whose `spec.topology` names the class and carries the cluster's own values, and the objects
 * beside it that the infrastructure needs per cluster.
 *
 * The Cluster is found by its construct id for JSON patches: `cluster.node.findChild('Cluster')`.
 */
export class ClassCluster extends Construct implements ICluster {
  public readonly context: ClusterContext;
  public readonly labels: { [key: string]: string };
  public readonly requiredAddons: string[];
  public readonly facts: { [key: string]: string };
  public readonly objectKinds: string[];
  public readonly featureGates: string[];
  public readonly classNamespace?: string;
  private readonly checks: SynthChecks;

  public constructor(scope: Construct, id: string, props: ClassClusterProps) {
    super(scope, id);
    const where = `ClassCluster "${id}"`;
    props = withoutNulls(props);
    checkProps(where, props, classClusterShape);
    const name = props.name ?? id;
    dnsLabel()(`${where}.name`, name);
    const { class: type, topology: own } = props;
    const { source } = type._blueprint.input;
    checkVersion(where, props);
    checkOptions(where, props);

    const base: ClusterContext = {
      ...source.facts,
      name,
      namespace: props.namespace ?? Chart.of(this).namespace ?? 'default',
      kubernetesVersion: KubernetesVersion.of(props.kubernetesVersion),
      ...networkOf(where, { ...type._props.network, ...props.network }),
      endpoint: own?.endpoint,
    };
    const groups = own ? groupsOfTopology(where, source.topology, own) : groupsOf(where, source.topology, props);
    for (const { options, from } of groups.pools) {
      checkPoolKind(`${where}${own ? '.topology' : ''}.pools["${options.name}"]`, source.topology.poolKind(from.name), options);
    }
    const stamped = new StampedTopology(source.topology, groups.controlPlane, groups.pools);
    const values = own ? inferred(where, props, own, groups, base) : given(where, props, groups);
    const all = effectiveValues(type._blueprint, values.cluster);
    const replicas = source.distribution.controlPlaneMachines ? groups.controlPlane.replicas ?? 3 : 0;
    this.context = { ...base, controlPlaneReplicas: replicas, endpoint: own ? own.endpoint : resolveEndpoint(source.topology.endpoint, all, base) };
    const topology = own ?? source.topology;
    this.labels = { [CLUSTER_NAME]: name, ...topology.clusterLabels, ...props.labels };
    this.classNamespace = type.namespace;
    this.requiredAddons = topology.requiredAddons;
    const facts: { [key: string]: string | undefined } = resolve(topology.facts, all, this.context);
    this.facts = Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined));

    const cluster = this.cluster(props, topology, topologySpec(where, props, this.context, groups, values));
    const beside: NamedManifest[] = topology.supportingObjects(this.context).map(manifest => resolve(manifest, all, this.context));
    const rules = this.drainRules(props);
    const emitter = new Emitter(this, [type._emitter]);
    this.node.defaultChild = emitter.emit('Cluster', cluster) as ApiObject;
    for (const manifest of beside) { emitter.emit(`${manifest.kind}-${manifest.stem ?? manifest.name}`, manifest); }
    for (const [ruleName, manifest] of rules) { emitter.emit(`DrainRule-${ruleName}`, manifest); }
    const made: Manifest[] = type._blueprint.targets.map(({ kind, template: { apiVersion, spec } }) => ({ apiVersion, kind, spec }));
    if (groups.pools.some(({ from }) => source.topology.poolKind(from.name) !== PoolKind.MACHINE_DEPLOYMENT)) { made.push({ apiVersion: CAPI, kind: 'MachinePool' }); }
    const ofCluster = [cluster, ...beside, ...rules.map(([, manifest]) => manifest)];
    this.objectKinds = [...new Set([...objectKinds([...ofCluster, ...made]), 'ClusterClass.cluster.x-k8s.io', 'MachineDeployment.cluster.x-k8s.io', 'MachineHealthCheck.cluster.x-k8s.io'])].sort();
    this.featureGates = featureGates([...ofCluster, ...made, type._manifest]);
    this.checks = checkOnSynth(emitter, () => [
      ...clusterProblems(this.context, stamped, props.drainRules),
      ...nameProblems(ofCluster),
      ...(own ? own.problems(this.context) : []),
    ]);
  }

  /**
   * Live with a finding of the cluster's objects. The reason is written to the Cluster as an annotation. An acknowledgement that silences
   * nothing is reported.
   * @param id rule id, for example `LNT-01`
   * @param reason why it may stay, for the next reader
   */
  public acknowledge(id: string, reason: string): void {
    this.checks.acknowledge(`ClassCluster "${this.node.id}"`, id, reason);
  }

  private cluster(props: ClassClusterProps, source: Topology, topology: object): NamedManifest {
    const { name, namespace, endpoint } = this.context;
    const annotations = { ...source.clusterAnnotations, ...props.annotations };
    const port = endpoint?.port ?? source.apiServerPort;
    const parts = { ...props, labels: this.labels, annotations, port, namesPort: source.namesApiServerPort };
    return { ...clusterObject(this.context, parts, { topology }), name, namespace };
  }

  private drainRules({ class: type, drainRules = [] }: ClassClusterProps): [string, NamedManifest][] {
    const { name, namespace } = this.context;
    const deploymentOf = (pool: string): string => {
      const deployment = poolObjectName(type._props.naming, name, pool);
      if (deployment === undefined) { throw new Error(`ClassCluster "${this.node.id}".drainRules: the names of pools have random characters by naming.pools of the class; choose machines by their labels.`); }
      return deployment;
    };
    return drainRules.map(rule => [rule.name, {
      ...drainRule(name, rule, deploymentOf), labels: { [CLUSTER_NAME]: name }, name: joinName(`drain rule "${rule.name}"`, name, rule.name), namespace,
    }]);
  }
}

/** TOP-04, and what the templates were decided for. */
function checkVersion(where: string, { class: type, kubernetesVersion }: ClassClusterProps): void {
  const versions = type._props.kubernetesVersions;
  if (versions && !versions.includes(kubernetesVersion)) { refuse(`${where}.kubernetesVersion`, kubernetesVersion, `is not offered by the class; write ${versions.join(', ')}`); }
  const { oldest } = type._blueprint.input;
  if (comparable(KubernetesVersion.of(kubernetesVersion)) < comparable(KubernetesVersion.of(oldest))) {
    refuse(`${where}.kubernetesVersion`, kubernetesVersion, `is older than ${oldest}, for which the class is made; lower minimumKubernetesVersion of the class or write a newer version`);
  }
}

function checkOptions(where: string, { topology, controlPlane, pools }: ClassClusterProps): void {
  if (topology) {
    for (const [prop, value] of [['controlPlane', controlPlane], ['pools', pools]] as const) {
      if (value !== undefined) { throw new Error(`${where}.${prop}: topology says the groups of machines already; leave one of them out.`); }
    }
    return;
  }
  if (controlPlane) { checkGroupOptions(`${where}.controlPlane`, controlPlane, false); }
  for (const pool of pools ?? []) { checkGroupOptions(`${where}.pools["${pool.name}"]`, pool, true); }
}

/** Values as the user gave them. */
function given(where: string, { class: type, variables = [], controlPlane }: ClassClusterProps, { pools }: ClusterGroups): InferredValues {
  const blueprint = type._blueprint;
  checkValues(`${where}.variables`, blueprint, variables);
  checkComplete(where, blueprint, variables);
  checkValues(`${where}.controlPlane.variables`, blueprint, controlPlane?.variables ?? [], ['control-plane', 'control-plane-machines']);
  for (const { options, from, values } of pools) {
    checkValues(`${where}.pools["${options.name}"].variables`, blueprint, values, [`${from.name}-bootstrap`, `${from.name}-machines`]);
  }
  return {
    cluster: variables,
    controlPlane: controlPlane?.variables ?? [],
    pools: new Map(pools.map(({ options, values }) => [options.name, values])),
  };
}

/** Values read off a topology, and those given beside it for what cannot be read off. */
function inferred(
  where: string, { class: type, variables = [] }: ClassClusterProps, own: Topology, { pools }: ClusterGroups, context: ClusterContext,
): InferredValues {
  const blueprint = type._blueprint;
  checkValues(`${where}.variables`, blueprint, variables);
  const classOf = new Map(pools.map(({ options, from }) => [options.name, from.name]));
  const found = inferValues(where, blueprint, patternsFor(where, blueprint, variables), own, classOf, context);
  const twice = found.cluster.find(({ name }) => variables.some(value => value.name === name));
  if (twice) { throw new Error(`${where}.variables: "${twice.name}" is read off the topology; leave it out.`); }
  const cluster = [...found.cluster, ...variables];
  checkValues(`${where}.topology`, blueprint, found.cluster);
  checkComplete(where, blueprint, cluster);
  return { ...found, cluster };
}
