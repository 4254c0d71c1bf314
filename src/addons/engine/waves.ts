import { ICluster } from '../../contract/cluster';
import { PlannedRelease } from '../../contract/delivery';

/** Refuse releases that must wait for another cluster. `why` says what the engine cannot do. */
export function refuseWaves(engine: string, why: string, cluster: ICluster, releases: readonly PlannedRelease[]): void {
  const release = releases.find(({ earlier }) => earlier !== undefined);
  if (release) { refuseWave(engine, release, cluster, why, 'deliver with FluxDelivery, or make one stack per wave and change one after the other'); }
}

/** Refuse to hold back one release. */
export function refuseWave(engine: string, { addon, earlier = [] }: PlannedRelease, cluster: ICluster, why: string, instead: string): never {
  const names = earlier.map(other => `"${other.cluster.context.name}"`).join(', ');
  throw new Error(`${engine}: "${addon}" is to reach cluster "${cluster.context.name}" after ${names}, and ${why}; ${instead}.`);
}
