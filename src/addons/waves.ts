import { ICluster } from '../contract/cluster';
import { EarlierRelease, PlannedRelease } from '../contract/delivery';

/**
 * The releases of every cluster, each with what the wave before gets for the same addon: the nearest wave that has it, since clusters need not have
 * the same addons. One wave alone leaves them as they are.
 */
export function inWaves(waves: readonly ICluster[][], planned: ReadonlyMap<ICluster, PlannedRelease[]>): Map<ICluster, PlannedRelease[]> {
  const releasesOf = (wave: readonly ICluster[], name: string) => wave.flatMap((cluster): EarlierRelease[] => planned.get(cluster)!
    .filter(({ addon }) => addon === name)
    .map(({ release }) => ({ cluster, release })));
  const follow = (release: PlannedRelease, index: number): PlannedRelease => {
    const earlier = waves.slice(0, index).reverse().map(wave => releasesOf(wave, release.addon)).find(found => found.length > 0);
    const leads = waves.slice(index + 1).some(wave => releasesOf(wave, release.addon).length > 0);
    return { ...release, ...(earlier ? { earlier } : {}), ...(leads ? { leads } : {}) };
  };
  return new Map(waves.flatMap((wave, index) => wave.map((cluster): [ICluster, PlannedRelease[]] =>
    [cluster, planned.get(cluster)!.map(release => follow(release, index))])));
}
