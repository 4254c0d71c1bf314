import { PoolKind } from '../../contract/pool-kind';
import { Manifest } from '../../manifest/manifest';
import { PoolOptions } from '../../options/group/groups';

/** A pool of a provider that this library does not know. */
export interface CustomPoolOptions extends PoolOptions {
  /**
   * The template of the pool's machines, for example a `ProxmoxMachineTemplate`; for a MachinePool the object that stands for all of them.
   * Changing it replaces the machines, where `kind` is a MachineDeployment.
   * @default - `poolMachines` of the topology
   */
  readonly machines?: Manifest;

  /**
   * What carries the pool.
   * @default PoolKind.MACHINE_DEPLOYMENT
   */
  readonly kind?: PoolKind;
}
