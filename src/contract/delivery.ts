import { AddonEdge, AddonRelease } from './addon';
import { ICluster } from './cluster';
import { NamedManifest } from '../manifest/manifest';

/** One addon of one cluster, with the addons of the same stack it really comes after. */
export interface PlannedRelease {
  /** Name of the addon. */
  readonly addon: string;

  /** What lands in the cluster. */
  readonly release: AddonRelease;

  /** Edges whose other end is in the stack, by addon name. */
  readonly after: AddonEdge[];
}

/** An engine that carries addons from the management cluster into workload clusters. */
export interface IDelivery {
  /** Name of the engine, for messages. */
  readonly engine: string;

  /**
   * The engine's objects for one cluster. Releases come in an order that respects every edge.
   * Throws when the engine cannot carry a release or keep an edge, naming what can.
   */
  deliver(cluster: ICluster, releases: PlannedRelease[]): NamedManifest[];
}
