import { splitLabels } from './labels';
import { ClusterContext } from '../contract/cluster';
import { mergeSetups } from '../contract/merge-setups';
import { Topology } from '../contract/topology';
import { kubeVipSetup } from '../manifest/kube-vip-pod';
import { PoolOptions } from '../options/group/groups';
import { NodeSetup } from '../options/node/node-setup';

/** Everything said about the control plane machines, merged. `general` holds for all machines of the cluster. */
export function controlPlaneSetup(topology: Topology, cluster: ClusterContext, ...general: (NodeSetup | undefined)[]): NodeSetup {
  const { labels, taints, setup } = topology.controlPlane;
  const { nodeLabels } = splitLabels(labels);
  return mergeSetups(topology.controlPlaneSetup(cluster), kubeVipSetup(cluster.endpoint), ...general, { nodeLabels, taints }, setup);
}

/** Everything said about a pool's machines, merged. `general` holds for all machines of the cluster. */
export function poolSetup(topology: Topology, cluster: ClusterContext, pool: PoolOptions, ...general: (NodeSetup | undefined)[]): NodeSetup {
  const { nodeLabels } = splitLabels(pool.labels);
  return mergeSetups(topology.poolSetup(cluster, pool.name), ...general, { nodeLabels, taints: pool.taints }, pool.setup);
}
