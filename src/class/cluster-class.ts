import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Blueprint, newestOf, outOfReach } from './blueprint';
import { checkClassGroups, classShape, ClusterClassProps, comparable } from './class-props';
import { classSpec } from './class-spec';
import { ClassSource, Target } from './render';
import { ClassFacts } from './render-context';
import { withSamples } from './samples';
import { findKind } from '../api/catalog';
import { effectiveKubernetes } from '../cluster/kubernetes';
import { kubernetesProblems } from '../cluster/kubernetes-problems';
import { machinePoolProblems } from '../cluster/machine-pool';
import { networkOf } from '../cluster/network';
import { pairProblems } from '../cluster/pairing';
import { ClusterContext } from '../contract/cluster';
import { gateList } from '../contract/machine-lifecycle';
import { PoolKind } from '../contract/pool-kind';
import { Kubeadm } from '../distribution/kubeadm';
import { Emitter } from '../manifest/emit';
import { NamedManifest } from '../manifest/manifest';
import { templateStem } from '../manifest/names';
import { seal } from '../manifest/seal';
import { checkOnSynth, SynthChecks } from '../validation/check-on-synth';
import { checkProps, refuse } from '../values/check';
import { dnsLabel } from '../values/check-names';
import { KubernetesVersion } from '../values/kubernetes-version';
import { readable, splitText } from '../values/placeholder';
import { DEFAULT_PROFILE } from '../values/render-profile';
import { withoutNulls } from '../values/without-nulls';

const OLDEST = 'v1.32.0';

/** Label of a class and its templates, the same for every version of the class. */
const CLASS = 'cdk8s-cluster-api.dev/class';

/**
 * A blueprint that clusters are stamped from (`ClassCluster`): the ClusterClass, the templates it refers to, the variables each cluster sets
 * and the patches that put their values into the templates.
 *
 * The class is named after its content, like every template: a change makes a new class beside the old one, and only clusters that are told
 * to move do so. A cluster of this program always refers to the class as it is written, so that the move is seen in its manifest; keep two
 * classes to move cluster by cluster.
 *
 * Objects are found by their construct id for JSON patches: ClusterClass, Template-infrastructure, Template-control-plane,
 * Template-control-plane-machines, and per pool Template-<pool>-bootstrap and Template-<pool>-machines.
 */
export class ClusterClass extends Construct {
  /** Name of the ClusterClass object; it ends in the hash of everything the class is made of. */
  public readonly className: string;

  /** Namespace of the class. */
  public readonly namespace: string;

  /** @internal */
  public readonly _blueprint: Blueprint;
  /** @internal */
  public readonly _manifest: NamedManifest;
  /** @internal */
  public readonly _emitter: Emitter;
  /** @internal */
  public readonly _props: ClusterClassProps;
  private readonly checks: SynthChecks;

  public constructor(scope: Construct, id: string, props: ClusterClassProps) {
    super(scope, id);
    const where = `ClusterClass "${id}"`;
    props = withoutNulls(props);
    checkProps(where, props, classShape);
    const name = props.name ?? id;
    dnsLabel(45)(`${where}.name`, name);
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? 'default';
    this._props = props;
    const source = sourceOf(where, props, this.namespace);
    checkSource(where, source);
    checkNames(where, props);
    const oldest = props.minimumKubernetesVersion ?? props.kubernetesVersions?.[0] ?? OLDEST;
    const older = props.kubernetesVersions?.find(version => comparable(KubernetesVersion.of(version)) < comparable(KubernetesVersion.of(oldest)));
    if (older !== undefined) { refuse(`${where}.minimumKubernetesVersion`, oldest, `is newer than "${older}" of kubernetesVersions; leave it out`); }
    this._blueprint = readably(where, () => new Blueprint({
      source,
      variables: props.variables ?? [],
      patches: (props.patches ?? []).map(patch => (
        { patch, source: patch._alternative && sourceOf(where, { ...props, ...given(patch._alternative) }, this.namespace) })),
      oldest,
      newest: newestOf(oldest, props.kubernetesVersions),
    }));

    checkKinds(where, this._blueprint.targets);

    this._emitter = new Emitter(this);
    const context = literalContext(name, source.facts, oldest);
    const templates = new Map(this._blueprint.targets.map(target => [target.role, this.template(name, target)]));
    const spec = classSpec(source, templates, props.naming, context);
    const clusterClass = seal(name, {
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'ClusterClass',
      labels: { [CLASS]: name },
      spec: {
        ...withSamples(spec),
        kubernetesVersions: props.kubernetesVersions,
        upgrade: props.upgradePlan === undefined ? undefined : { external: { generateUpgradePlanExtension: props.upgradePlan } },
        availabilityGates: gateList(props.availabilityGates),
        variables: props.variables?.length ? props.variables.map(variable => variable._definition) : undefined,
        patches: this._blueprint.patches.length > 0 ? this._blueprint.patches : undefined,
      },
    }, { namespace: this.namespace });
    this.className = clusterClass.name;
    this._manifest = clusterClass;
    this.node.defaultChild = this._emitter.emit('ClusterClass', clusterClass) as ApiObject;
    for (const [role, template] of templates) { this._emitter.emit(`Template-${role}`, template); }
    const kindOf = (role: string): string => this._blueprint.targets.find(target => target.role === role)!.kind;
    this.checks = checkOnSynth(this._emitter, () => [
      ...this._blueprint.problems,
      ...outOfReach(spec),
      // What is said about a value that only a cluster knows is not about this class.
      ...[
        ...pairProblems(context, { ...source, infrastructureKind: kindOf('infrastructure'), controlPlaneKind: kindOf('control-plane') }),
        ...source.topology.pools.filter(({ name: pool }) => source.topology.poolKind(pool) === PoolKind.MACHINE_POOL)
          .flatMap(pool => machinePoolProblems(`pools["${pool.name}"]`, pool, false)),
        ...kubernetesProblems(context, source.topology, source.kubernetes.options),
        ...source.topology.problems(context),
        ...source.distribution.problems(context),
      ].filter(line => splitText(line).every(part => typeof part === 'string')),
    ]);
  }

  /**
   * Live with a finding of the class's objects. The reason is written to the ClusterClass as an annotation. An acknowledgement that silences
   * nothing is reported.
   * @param id rule id, for example `LNT-01`
   * @param reason why it may stay, for the next reader
   */
  public acknowledge(id: string, reason: string): void {
    this.checks.acknowledge(`ClusterClass "${this.node.id}"`, id, reason);
  }

  private template(name: string, target: Target): NamedManifest {
    const { apiVersion, kind, labels, annotations } = target.template;
    const stem = templateStem(`${kind} of class "${name}"`, name, target.role);
    const spec = this._blueprint.samples.get(target);
    return seal(stem, { apiVersion, kind, annotations, labels: { [CLASS]: name, ...labels }, spec }, { namespace: this.namespace });
  }
}

function sourceOf(where: string, props: ClusterClassProps, namespace: string): ClassSource {
  const { topology } = props;
  if (props.distribution && topology.requiredDistribution) {
    throw new Error(`${where}.distribution: ${topology.constructor.name} brings its own distribution; leave it out.`);
  }
  const distribution = topology.requiredDistribution ?? props.distribution ?? new Kubeadm();
  return {
    topology,
    distribution,
    setup: props.setup,
    kubernetes: effectiveKubernetes(props.kubernetes),
    facts: {
      ...networkOf(where, props.network),
      namespace,
      controlPlanePorts: distribution.controlPlanePorts,
      controlPlaneReplicas: distribution.controlPlaneMachines ? topology.controlPlane.replicas ?? 3 : 0,
      endpoint: topology.endpoint,
      renderProfile: props.renderProfile ?? DEFAULT_PROFILE,
      apiVersions: 'v1beta2',
    },
  };
}

/** Providers without the template kinds a class is made of, and options a class has no place for. */
function checkSource(where: string, { topology, distribution }: ClassSource): void {
  const hosted = distribution.controlPlaneMachines ? undefined : topology.hostedClassProblem;
  for (const [prop, part] of [['topology', topology], ['distribution', distribution]] as const) {
    const problem = part.classProblem ?? (part === topology ? hosted : undefined);
    if (problem !== undefined) { throw new Error(`${where}.${prop}: ${part.constructor.name} cannot be used in a class: ${problem}; use WorkloadCluster.`); }
  }
  checkClassGroups(where, topology);
}

/** Names that Cluster API looks things up by. */
function checkNames(where: string, { variables = [], patches = [], topology }: ClusterClassProps): void {
  for (const [prop, names] of [['variables', variables.map(({ name }) => name)], ['patches', ['values', ...patches.map(({ name }) => name)]]] as const) {
    const twice = names.find((one, index) => names.indexOf(one) !== index);
    if (twice !== undefined) { refuse(`${where}.${prop}`, twice, 'is the name of two; give each its own'); }
  }
  if (topology.pools.length > 100) { throw new Error(`${where}.topology.pools: ${topology.pools.length} pools; a class has at most 100.`); }
  const variable = topology.pools.find(({ name }) => splitText(name).some(part => typeof part !== 'string'));
  if (variable) { throw new Error(`${where}.topology.pools: the name of a pool is the same in every cluster; write it literally.`); }
}

/** Templates that nobody could apply, because the provider has no such kind. Kinds of providers that are not known here may exist. */
function checkKinds(where: string, targets: readonly Target[]): void {
  for (const { kind, role, template } of targets) {
    if (findKind(template.apiVersion, kind) === undefined || findKind(template.apiVersion, template.kind) !== undefined) { continue; }
    throw new Error(`${where}.topology: ${kind} (${role}) has no ${template.kind}, of which a class would be made; use WorkloadCluster.`);
  }
}

function literalContext(name: string, facts: ClassFacts, version: string): ClusterContext {
  return { ...facts, name, kubernetesVersion: KubernetesVersion.of(version) };
}

function given<T extends object>(alternative: T): Partial<T> {
  return Object.fromEntries(Object.entries(alternative).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Refusals from the depth of a rendering, with names in place of stand-ins. */
function readably<T>(where: string, render: () => T): T {
  try {
    return render();
  } catch (error) {
    const { message } = error as Error;
    if (readable(message) === message) { throw error; }
    throw new Error(`${where}: ${readable(message)}`);
  }
}
