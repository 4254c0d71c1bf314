import { EdgeKind } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PlannedRelease } from '../../contract/delivery';

/** Two releases of which the later one breaks unless the earlier one is ready. */
export interface ReadyEdge {
  readonly later: PlannedRelease;
  readonly earlier: PlannedRelease;
}

/** The edges that an engine must wait for, or refuse. */
export function readyEdges(releases: readonly PlannedRelease[]): ReadyEdge[] {
  return releases.flatMap(later => later.after
    .filter(({ kind }) => kind === EdgeKind.READY)
    .map(({ addon }) => ({ later, earlier: releases.find(release => release.addon === addon)! })));
}

/** Names of the addons that somebody must find ready. Only their releases wait for their pods. */
export function awaitedAddons(releases: readonly PlannedRelease[]): Set<string> {
  return new Set(readyEdges(releases).map(({ earlier }) => earlier.addon));
}

/**
 * The addons whose arrival holds back this one, where an engine orders release by release. An edge to an addon that is only installed costs
 * seconds. An awaited addon counts as arrived once its pods run, and those may wait for just the addon that comes after it: the pods of a
 * network for the cloud provider. So an addon that tries again by itself does not wait for an awaited one.
 */
export function heldBackBy({ after }: PlannedRelease, awaited: ReadonlySet<string>): string[] {
  return after.filter(({ addon, kind }) => kind === EdgeKind.READY || !awaited.has(addon)).map(({ addon }) => addon);
}

/** Refuse edges that need an engine able to wait. `objects` names what stands beside each other without waiting. */
export function refuseWaiting(engine: string, objects: string, cluster: ICluster, releases: PlannedRelease[]): void {
  const [edge] = readyEdges(releases);
  if (edge) {
    refuseEdge(engine, cluster, edge, `${objects} do not wait for each other`, 'deliver with an engine that waits (Argo CD, Flux, Sveltos)');
  }
}

/** Refuse one edge: why it cannot be kept, and what keeps it. */
export function refuseEdge(engine: string, cluster: ICluster, { later, earlier }: ReadyEdge, why: string, instead: string): never {
  throw new Error(`${engine}: "${later.addon}" needs "${earlier.addon}" to be ready first on cluster "${cluster.context.name}", and ${why}; ${instead}, or say EdgeKind.CONVERGES if "${later.addon}" tries again by itself.`);
}

/** Refuse a list of addons that names one without a chart, or none at all: a misspelt guard guards nothing. */
export function refuseStrangers(where: string, names: readonly string[], cluster: ICluster, releases: readonly PlannedRelease[]): void {
  const missing = names.find(name => !releases.some(({ addon, release }) => addon === name && release.chart));
  if (missing !== undefined) {
    throw new Error(`${where}: "${missing}" is not a chart addon of cluster "${cluster.context.name}"; name one of its chart addons or leave it out.`);
  }
}
