import { EdgeKind } from '../../../contract/addon';
import { PlannedRelease } from '../../../contract/delivery';

/**
 * The sync wave of every addon. A wave waits until everything in all earlier ones is healthy, so a wave more is spent only where somebody has to
 * wait: edges to addons that are tried again anyway cost none. Otherwise the network would wait, in its wave, for nodes that wait for the cloud
 * provider in the next. An addon is never in an earlier wave than one it comes after, or its wave could not become healthy.
 */
export function syncWaves(releases: readonly PlannedRelease[]): ReadonlyMap<string, number> {
  const waves = new Map<string, number>();
  // Releases come in an order that respects every edge.
  for (const { addon, after } of releases) {
    waves.set(addon, Math.max(0, ...after.map(edge => waves.get(edge.addon)! + (edge.kind === EdgeKind.READY ? 1 : 0))));
  }
  return waves;
}
