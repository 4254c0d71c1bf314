import { ICluster } from './cluster';

/** A Helm chart at one version. */
export interface ChartSource {
  /** Chart repository: an `https://` address or an `oci://` registry. */
  readonly repository: string;

  /** Name of the chart. */
  readonly name: string;

  /** Version of the chart; never open-ended. */
  readonly version: string;
}

/** How strictly an addon needs another one before it. */
export enum EdgeKind {
  /** It retries by itself until the other one works; the order only saves time. Every engine can carry this. */
  CONVERGES = 'converges',

  /** It is refused or breaks unless the other one is ready first. Engines that cannot wait refuse it. */
  READY = 'ready',
}

/** "This addon comes after that one." */
export interface AddonEdge {
  /** Name of an addon, or a role such as `network` that an addon provides. Without effect when the stack has no such addon. */
  readonly addon: string;

  /** What happens when the order is not kept. */
  readonly kind: EdgeKind;
}

/** What lands in one workload cluster for one addon. */
export interface AddonRelease {
  /** Namespace of the release in the workload cluster. */
  readonly namespace: string;

  /**
   * The chart.
   * @default - the addon is made of manifests only
   */
  readonly chart?: ChartSource;

  /**
   * Helm release name.
   * @default - the addon's name
   */
  readonly releaseName?: string;

  /**
   * Chart values; a fact that is unknown at synth is one of the texts of `LiveValue`. Never a secret.
   * @default - the chart's own
   */
  readonly values?: { [key: string]: any };

  /**
   * The chart as plain objects, for engines that carry no charts.
   * @default - none: such an engine refuses the addon
   */
  readonly rendered?: any[];

  /**
   * Plain objects for the workload cluster that must exist before the chart: namespaces with their Pod Security labels, configuration.
   * Without a chart they are the addon.
   * @default - none
   */
  readonly manifests?: any[];

  /**
   * Plain objects that need what the addon brings: storage classes, pools.
   * @default - none
   */
  readonly followUps?: any[];

  /**
   * Existing Secrets of type `addons.cluster.x-k8s.io/resource-set` in the cluster's namespace on the management cluster. Their content
   * is applied to the workload cluster: the way credentials get there without passing through Git.
   * @default - none
   */
  readonly secrets?: string[];
}

/** One addon of a cluster, as an immutable value: the class to implement for an addon of your own. */
export abstract class Addon {
  /** Unique name in a stack, for example `cilium`. */
  public readonly name: string;

  /** Name the addon. */
  protected constructor(name: string) {
    this.name = name;
  }

  /** Roles it fills for others: `network`, `cloud-provider`, `storage`. */
  public get provides(): string[] {
    return [];
  }

  /** What it comes after. */
  public get after(): AddonEdge[] {
    return [];
  }

  /** Names of catalogue addons it does not work without. They join the stack by themselves. */
  public get requires(): string[] {
    return [];
  }

  /** What is wrong between this addon and the cluster, one line each, starting with a rule id. */
  public problems(_cluster: ICluster): string[] {
    return [];
  }

  /** What lands in this cluster. Throws when the cluster does not say what the addon must know. */
  public abstract release(cluster: ICluster): AddonRelease;
}
