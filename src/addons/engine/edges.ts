import { EdgeKind } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PlannedRelease } from '../../contract/delivery';

/** Refuse edges that need an engine able to wait. `objects` names what stands beside each other without waiting. */
export function refuseWaiting(engine: string, objects: string, cluster: ICluster, releases: PlannedRelease[]): void {
  for (const { addon, after } of releases) {
    const edge = after.find(({ kind }) => kind === EdgeKind.READY);
    if (!edge) { continue; }
    throw new Error(`${engine}: "${addon}" needs "${edge.addon}" to be ready first on cluster "${cluster.context.name}", and ${objects} do not wait for each other; deliver with an engine that waits (Argo CD, Flux, Sveltos), or say EdgeKind.CONVERGES if "${addon}" tries again by itself.`);
  }
}
