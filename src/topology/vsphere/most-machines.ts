import { ClusterContext } from '../../contract/cluster';
import { Topology } from '../../contract/topology';
import { countOf } from '../../values/count-or-percent';

/** How many machines a pool, or without a name the control plane, may have at once: all it may scale to, and those a rollout adds. */
export function mostMachines(topology: Topology, cluster: ClusterContext, poolName: string | undefined): number {
  if (poolName === undefined) { return cluster.controlPlaneReplicas + Number(topology.controlPlane.rollout?.maxSurge ?? '1'); }
  const { autoscale, replicas = 1, rollout } = topology.pools.find(({ name }) => name === poolName)!;
  const most = autoscale?.max ?? replicas;
  return most > 0 ? most + countOf(rollout?.maxSurge ?? '1', most) : 0;
}
