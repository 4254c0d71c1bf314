import { Construct } from 'constructs';
import { AddonCredentials, credentialsShape, refuseUnused, secretObjects } from './addon-credentials';
import { AddonOverride, overridden, overrideShape } from './addon-override';
import { ClusterAutoscaler } from './cluster-autoscaler';
import { clusterKey, ClusterSelector } from './cluster-selector';
import { checkAddons, completeAddons } from './complete';
import { Addon } from '../contract/addon';
import { ICluster } from '../contract/cluster';
import { IDelivery, PlannedRelease } from '../contract/delivery';
import { Emitter } from '../manifest/emit';
import { NamedManifest } from '../manifest/manifest';
import { toV1Beta1 } from '../manifest/v1beta1';
import { checkOnSynth, SynthChecks } from '../validation/check-on-synth';
import { checkProps, listOf, refuse, required, Shape, struct } from '../values/check';
import { instanceOf } from '../values/check-scalars';
import { HelmChartProxyDelivery } from './delivery/helm-chart-proxy';
import { OrderedAddon, orderAddons } from './order';
import { RecommendedAddonsProps, recommendedAddons, recommendedShape } from './recommended';
import { releaseShape } from './release-shape';
import { inWaves } from './waves';

/** What runs in clusters from the start, and how it gets there. */
export interface AddonStackProps {
  /** The clusters. */
  readonly clusters: ClusterSelector;

  /**
   * The addons. What a cluster's infrastructure cannot work without (cloud provider, storage) joins by itself unless an addon of that name is
   * given here with options of its own. Taking an addon out of the list uninstalls it where the engine can.
   * @default - only what the infrastructure needs
   */
  readonly addons?: Addon[];

  /**
   * What addons do differently on clusters with certain labels. Later ones win over earlier ones.
   * @default - none: all clusters get the same
   */
  readonly overrides?: AddonOverride[];

  /**
   * How Secrets that the addons name get onto the management cluster.
   * @default - by other means
   */
  readonly credentials?: AddonCredentials[];

  /**
   * The engine that carries the addons from the management cluster into the clusters.
   * @default - new HelmChartProxyDelivery()
   */
  readonly delivery?: IDelivery;
}

const shape: Shape<AddonStackProps> = {
  clusters: required(instanceOf(ClusterSelector, 'ClusterSelector.cluster(…)')),
  addons: listOf(instanceOf(Addon, 'for example new Cilium()')),
  overrides: listOf(struct(overrideShape)),
  credentials: listOf(struct(credentialsShape)),
  delivery: (where, value) => {
    const { engine, deliver } = Object(value) as IDelivery;
    if (typeof engine !== 'string' || typeof deliver !== 'function') { refuse(where, value, 'is not a delivery; write for example new HelmChartProxyDelivery()'); }
  },
};

/**
 * One graph of addons, put on selected clusters: network, cloud provider, storage and whatever else runs in them from the start.
 *
 * A cluster gets all its addons from one stack, because their order is that of one graph. The engine's objects stand below the stack and are
 * found by kind and name: `stack.node.findChild('HelmChartProxy-prod-cilium')`.
 */
export class AddonStack extends Construct {
  /**
   * What a cluster in production runs: network, cloud provider, storage, metrics, autoscaler, certificates, ingress, monitoring, secrets and backup. Cloud
   * provider and storage follow from the infrastructure. The autoscalers stand below the stack as `ClusterAutoscaler-<cluster>`, on the management cluster.
   * A later release of the library may recommend other addons; what it recommended before can be given as `addons`.
   */
  public static recommended(scope: Construct, id: string, props: RecommendedAddonsProps): AddonStack {
    const where = `AddonStack "${id}"`;
    checkProps(where, props, { ...shape, ...recommendedShape });
    const { addons, scales } = recommendedAddons(where, props);
    const { clusters, overrides, credentials, delivery } = props;
    const stack = new AddonStack(scope, id, { clusters, addons, overrides, credentials, delivery });
    for (const cluster of scales ? clusters.members : []) {
      const handle = `ClusterAutoscaler-${cluster.context.name}`;
      // Clusters of one name may live in two namespaces.
      new ClusterAutoscaler(stack, stack.node.tryFindChild(handle) ? `${handle}-${cluster.context.namespace}` : handle, { cluster });
    }
    return stack;
  }

  private readonly checks: SynthChecks;

  public constructor(scope: Construct, id: string, props: AddonStackProps) {
    super(scope, id);
    const where = `AddonStack "${id}"`;
    checkProps(where, props, shape);
    const given = props.addons ?? [];
    checkAddons(where, given);
    const delivery = props.delivery ?? new HelmChartProxyDelivery();
    const emitter = new Emitter(this);
    const plans = new Map<string, OrderedAddon[]>();
    const rules: (() => string[])[] = [];
    const { members, waves } = props.clusters;
    const { overrides = [], credentials = [] } = props;
    const planned = new Map(members.map(cluster => [cluster, releasesFor(where, cluster, planFor(where, cluster, given, plans), overrides)]));
    refuseUnknown(where, overrides, planned);
    refuseUnused(where, credentials, planned);
    for (const [cluster, releases] of inWaves(waves, planned)) {
      const plan = planFor(where, cluster, given, plans);
      for (const manifest of [...secretObjects(where, cluster, releases, credentials), ...delivery.deliver(cluster, releases)]) {
        const handle = `${manifest.kind}-${manifest.name}`;
        // Clusters of one name may live in two namespaces.
        emitter.emit(this.node.tryFindChild(handle) ? `${handle}-${manifest.namespace}` : handle, shaped(cluster, manifest));
      }
      const owner = claim(this, cluster);
      rules.push(() => [
        ...(owner === this ? [] : [`ADD-01 one-stack: cluster "${clusterKey(cluster)}" gets addons from "${owner.node.path}" already; put all addons of a cluster into one stack.`]),
        ...plan.flatMap(({ addon }) => addon.problems(cluster)),
      ]);
    }
    this.checks = checkOnSynth(emitter, () => rules.flatMap(rule => rule()));
  }

  /**
   * Live with a finding of these objects, for a reason that the next reader can follow. An acknowledgement that silences nothing is reported.
   * @param id rule id, for example `LNT-01`
   * @param reason why it may stay
   */
  public acknowledge(id: string, reason: string): void {
    this.checks.acknowledge(`AddonStack "${this.node.id}"`, id, reason);
  }
}

/** What the addons put into one cluster. */
function releasesFor(where: string, cluster: ICluster, plan: readonly OrderedAddon[], overrides: readonly AddonOverride[]): PlannedRelease[] {
  return plan.map(({ addon, after }) => {
    const release = checkProps(`${where}: release of addon "${addon.name}"`, addon.release(cluster), releaseShape);
    return { addon: addon.name, release: overridden(where, addon.name, cluster, release, overrides), after };
  });
}

/** A misspelt addon would be overridden nowhere without a word. */
function refuseUnknown(where: string, overrides: readonly AddonOverride[], planned: ReadonlyMap<ICluster, PlannedRelease[]>): void {
  const names = new Set([...planned.values()].flat().map(({ addon }) => addon));
  const unknown = overrides.find(({ addon }) => !names.has(addon));
  if (unknown) { refuse(`${where}.overrides`, unknown.addon, `is not an addon of this stack; its addons are ${[...names].join(', ')}`); }
}

/** Cluster API's own kinds in the version of the management cluster. */
function shaped(cluster: ICluster, manifest: NamedManifest): NamedManifest {
  return cluster.context.apiVersions === 'v1beta1' ? { ...manifest, ...toV1Beta1(manifest, () => 'v1beta1') } : manifest;
}

/** Clusters that need the same addons share one order. */
function planFor(where: string, cluster: ICluster, given: Addon[], plans: Map<string, OrderedAddon[]>): OrderedAddon[] {
  const key = cluster.requiredAddons.join();
  let plan = plans.get(key);
  if (!plan) {
    const addons = completeAddons(where, cluster, given);
    checkAddons(where, addons);
    plan = orderAddons(where, addons);
    plans.set(key, plan);
  }
  return plan;
}

/** The first stack of each cluster, by program: a second one would fight it over the same objects. */
const owners = new WeakMap<object, Map<string, AddonStack>>();

function claim(stack: AddonStack, cluster: ICluster): AddonStack {
  let clusters = owners.get(stack.node.root);
  if (!clusters) { owners.set(stack.node.root, clusters = new Map()); }
  const key = clusterKey(cluster);
  const owner = clusters.get(key) ?? stack;
  clusters.set(key, owner);
  return owner;
}
