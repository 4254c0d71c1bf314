import { VSpherePoolOptions } from './options';
import { listOf } from '../../values/check';
import { dnsLabel } from '../../values/check-names';

/** Ways to write several pools at once. */
export class VSpherePools {
  /**
   * The same pool once per zone, called `<name>-<zone>`: what to write for workers in several zones, because a MachineDeployment keeps all
   * its machines in one. `replicas` and the bounds of the autoscaler hold for each zone, so that every zone can lose and regain its own
   * and volumes find their nodes again.
   */
  public static perZone(zones: string[], pool: VSpherePoolOptions): VSpherePoolOptions[] {
    listOf(dnsLabel(), { min: 1 })('VSpherePools.perZone', zones);
    if (pool === null || typeof pool !== 'object') { throw new Error('VSpherePools.perZone: no pool; write the pool as in pools: [{ name: … }].'); }
    if (pool.failureDomain !== undefined) {
      throw new Error(`VSpherePools.perZone: pool "${pool.name}" has failureDomain "${pool.failureDomain}" already; leave it out.`);
    }
    return zones.map(zone => ({ ...pool, name: `${pool.name}-${zone}`, failureDomain: zone }));
  }

  private constructor() {}
}
