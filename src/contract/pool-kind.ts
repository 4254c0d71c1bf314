/** What carries a pool of machines. */
export enum PoolKind {
  /** Cluster API's MachineDeployment: machines made one by one from a template. */
  MACHINE_DEPLOYMENT = 'MachineDeployment',

  /** A MachinePool: a group that the infrastructure scales and replaces by itself. The distribution writes what its machines boot with. */
  MACHINE_POOL = 'MachinePool',

  /** A MachinePool of a managed service, which also decides how its machines become nodes. */
  MANAGED_MACHINE_POOL = 'managed MachinePool',
}
