import { ClusterContext } from '../contract/cluster';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { Manifest } from '../manifest/manifest';
import { MachineCapacity } from '../options/group/autoscale';
import { ControlPlaneOptions, PoolOptions } from '../options/group/groups';

/** A pool of a cluster and the pool of the class it is made from. */
export interface StampedPool {
  readonly options: PoolOptions;
  readonly from: PoolOptions;
}

/** The topology of a class with the groups of one cluster: what rules and neighbours ask about its pools by their own names. */
export class StampedTopology extends Topology {
  private readonly from = new Map<string, string>();

  constructor(private readonly base: Topology, controlPlane: ControlPlaneOptions, stamped: readonly StampedPool[]) {
    super(controlPlane, stamped.map(({ options }) => options), base.endpoint);
    for (const { options, from } of stamped) { this.from.set(options.name, from.name); }
  }

  public poolKind(poolName: string): PoolKind {
    return this.base.poolKind(this.poolOfClass(poolName));
  }

  public get publishesCapacity(): boolean {
    return this.base.publishesCapacity;
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    return this.base.infrastructureCluster(cluster);
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.base.controlPlaneMachines(cluster);
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.base.poolMachines(cluster, this.poolOfClass(poolName));
  }

  public poolCapacity(poolName: string): MachineCapacity | undefined {
    return this.base.poolCapacity(this.poolOfClass(poolName));
  }

  private poolOfClass(poolName: string): string {
    return this.from.get(poolName) ?? poolName;
  }
}
