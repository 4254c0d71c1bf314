import { AddonEdge, AddonRelease } from './addon';
import { ICluster } from './cluster';
import { NamedManifest } from '../manifest/manifest';

/** What a cluster of an earlier wave gets for the same addon. */
export interface EarlierRelease {
  /** The cluster. */
  readonly cluster: ICluster;

  /** What lands in it. */
  readonly release: AddonRelease;
}

/** One addon of one cluster, with the addons of the same stack it really comes after. */
export interface PlannedRelease {
  /** Name of the addon. */
  readonly addon: string;

  /** What lands in the cluster. */
  readonly release: AddonRelease;

  /** Edges whose other end is in the stack, by addon name. */
  readonly after: AddonEdge[];

  /**
   * The addon on the clusters of the wave before: a change arrives here only once the same change is ready there.
   * @default - none: the cluster is in the first wave, or there are no waves
   */
  readonly earlier?: EarlierRelease[];

  /**
   * Whether clusters of the next wave wait for this release.
   * @default false
   */
  readonly leads?: boolean;
}

/** An engine that carries addons from the management cluster into workload clusters. */
export interface IDelivery {
  /** Name of the engine, for messages. */
  readonly engine: string;

  /**
   * The engine's objects for one cluster. Releases come in an order that respects every edge.
   * Throws when the engine cannot carry a release, keep an edge or hold back a wave, naming what can.
   */
  deliver(cluster: ICluster, releases: PlannedRelease[]): NamedManifest[];
}
