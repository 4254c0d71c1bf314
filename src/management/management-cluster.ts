import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { BootstrapKit } from './bootstrap-kit';
import { cluster as clusterCheck } from './checks';
import { gatesOf, Installation, installations } from './installation';
import { ManagementClusterProps, managementShape } from './management-props';
import { disruptionBudget, providerCredentials, providerNamespace, providerObject } from './provider-objects';
import { HELM_ADDONS, Provider, providersOf } from './providers';
import { ICluster } from '../contract/cluster';
import { IManagementCluster } from '../contract/management';
import { Emitter, EmittedObject } from '../manifest/emit';
import { checkOnSynth, SynthChecks } from '../validation/check-on-synth';
import { checkProps, listOf } from '../values/check';
import { withoutNulls } from '../values/without-nulls';

type Gates = { [gate: string]: boolean };

/** A provider object and the gates it has. */
interface Installed {
  readonly object: EmittedObject;
  readonly gates: Gates;
}

/**
 * The cluster that runs Cluster API and keeps the objects of all others: objects of the Cluster API Operator that install exactly the
 * providers its clusters need, with the feature gates they need, highly available. cert-manager and the operator must run before them, see
 * `bootstrapKit`. Tested with cluster-api-operator v0.28.0.
 *
 * Objects are found by their construct id: Provider-<type>-<name>, Namespace-<namespace>, DisruptionBudget-<type>-<name>.
 */
export class ManagementCluster extends Construct implements IManagementCluster {
  /**
   * A management cluster that exists already, known by the clusters it manages. Credentials are taken to be where `clusterctl` puts the
   * controllers, for vSphere `capv-system`.
   */
  public static fromClusters(...clusters: ICluster[]): IManagementCluster {
    const where = 'ManagementCluster.fromClusters';
    if (clusters.length === 0) { throw new Error(`${where}: no cluster is given; write at least one.`); }
    checkClusters(where, clusters);
    const namespaces = providersOf(clusters).flatMap(({ namespace }) => namespace ?? []);
    return { clusters: [...clusters], providerNamespaces: [...new Set(namespaces)].sort() };
  }

  private readonly props: ManagementClusterProps;
  private readonly emitter: Emitter;
  private readonly checks: SynthChecks;
  private readonly managed: ICluster[] = [];
  private readonly objects = new Map<string, Installed>();

  public constructor(scope: Construct, id: string, props: ManagementClusterProps = {}) {
    super(scope, id);
    props = withoutNulls(props);
    checkProps(`ManagementCluster "${id}"`, props, managementShape);
    this.props = props;
    this.emitter = new Emitter(this);
    this.checks = checkOnSynth(this.emitter, () => this.problems());
    this.manage(...props.clusters ?? []);
    this.node.defaultChild = this.objects.get('core-cluster-api')!.object as ApiObject;
  }

  /**
   * Let these clusters be managed here: their providers are installed, with the features they need. Machines are not replaced by it.
   * Throws when a cluster of this name and namespace is managed already.
   */
  public manage(...clusters: ICluster[]): void {
    const where = `ManagementCluster "${this.node.id}".manage`;
    checkClusters(where, [...this.managed, ...clusters]);
    this.managed.push(...clusters);
    for (const installation of this.installations) { this.install(installation); }
  }

  public get clusters(): ICluster[] {
    return [...this.managed];
  }

  public get providerNamespaces(): string[] {
    const keeping = this.releases.filter(({ namespace }) => namespace !== undefined);
    const credentials = new Set(keeping.flatMap(({ installs }) => installs.map(install => install.join(' '))));
    const here = this.installations.filter(({ type, name, options }) => credentials.has(`${type} ${name}`) || options.configSecret !== undefined);
    return [...new Set(here.map(({ namespace }) => namespace))].sort();
  }

  /**
   * What a person runs once to get from nothing to this management cluster: texts with the names of this program. Take it when all clusters
   * are known.
   */
  public get bootstrapKit(): BootstrapKit {
    const { selfManaged } = this.props;
    return BootstrapKit._of({ name: this.node.id, installations: this.installations, clusters: this.managed, selfManaged });
  }

  /**
   * Live with a finding of these objects, for a reason that the next reader can follow. An acknowledgement that silences nothing is reported.
   * @param id rule id, for example `LNT-01`
   * @param reason why it may stay
   */
  public acknowledge(id: string, reason: string): void {
    this.checks.acknowledge(`ManagementCluster "${this.node.id}"`, id, reason);
  }

  private get releases(): Provider[] {
    const { helmAddons = true } = this.props;
    return [...providersOf(this.managed), ...(helmAddons ? [HELM_ADDONS] : [])];
  }

  private get installations(): Installation[] {
    return installations(this.releases, this.props.providers ?? []);
  }

  private install(installation: Installation): void {
    const { type, name, namespace } = installation;
    const id = `${type}-${name}`;
    const gates = gatesOf(installation, this.managed.flatMap(({ featureGates }) => featureGates));
    const before = this.objects.get(id);
    if (before) { return this.enable(before, gates); }
    if (!this.node.tryFindChild(`Namespace-${namespace}`)) { this.emitter.emit(`Namespace-${namespace}`, providerNamespace(namespace)); }
    const credentials = providerCredentials(installation);
    if (credentials) { this.emitter.emit(`Credentials-${id}`, credentials); }
    this.objects.set(id, { gates, object: this.emitter.emit(`Provider-${id}`, providerObject(installation, gates, this.props.source)) });
    const budget = disruptionBudget(installation);
    if (budget) { this.emitter.emit(`DisruptionBudget-${id}`, budget); }
  }

  /** Gates that clusters need which came later than the provider. */
  private enable({ object, gates }: Installed, needed: Gates): void {
    const missing = Object.keys(needed).filter(gate => gates[gate] === undefined);
    if (missing.length === 0) { return; }
    if (Object.keys(gates).length === 0) { object.addJsonPatch(JsonPatch.add('/spec/manager', { featureGates: {} })); }
    for (const gate of missing) {
      gates[gate] = needed[gate];
      object.addJsonPatch(JsonPatch.add(`/spec/manager/featureGates/${gate}`, needed[gate]));
    }
  }

  private problems(): string[] {
    const { selfManaged } = this.props;
    const off = this.installations.flatMap(({ type, name, options }) => Object.entries(options.featureGates ?? {})
      .filter(([gate, on]) => !on && this.managed.some(({ featureGates }) => featureGates.includes(gate)))
      .map(([gate]) => `MGT-01 feature-gate: ${type} "${name}" has ${gate} switched off, which cluster "${this.managed.find(({ featureGates }) => featureGates.includes(gate))!.context.name}" needs; leave the gate out.`));
    const nameless = this.installations.filter(({ version }) => version === undefined).map(({ type, name }) =>
      `MGT-02 provider-version: no release of ${type} "${name}" is known here; write its version.`);
    const self = selfManaged && !this.managed.includes(selfManaged)
      ? [`MGT-03 self-managed: cluster "${selfManaged.context.name}" is to become this management cluster and is not one of its clusters; hand it to manage().`]
      : [];
    return [...off, ...nameless, ...self];
  }
}

function checkClusters(where: string, clusters: readonly ICluster[]): void {
  listOf(clusterCheck)(where, clusters);
  const seen = new Set<string>();
  for (const { context } of clusters) {
    const key = `${context.namespace}/${context.name}`;
    if (seen.has(key)) { throw new Error(`${where}: two clusters are "${key}"; give each its own name or namespace.`); }
    seen.add(key);
  }
}
