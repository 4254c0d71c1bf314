import { controlPlaneProblems, poolProblems } from './group-problems';
import { NetworkContext, nodeCapacity } from './network';
import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { NamedManifest } from '../manifest/manifest';
import { DrainRule } from '../options/group/drain-rule';
import { PoolOptions } from '../options/group/groups';
import { Cidr, IpAddress } from '../values/cidr';
import { countOf } from '../values/count-or-percent';

/** What is wrong between the parts of a cluster that this library alone knows, as rule lines. */
export function clusterProblems(cluster: ClusterContext, topology: Topology, drainRules: DrainRule[] = []): string[] {
  return [
    ...(cluster.controlPlaneReplicas > 0 ? controlPlaneProblems(cluster, topology.controlPlane) : []),
    ...topology.pools.flatMap(pool => poolProblems(cluster, topology, pool)),
    ...endpointProblems(cluster),
    ...sizeProblems(cluster, topology),
    ...drainProblems(topology, drainRules),
  ];
}

/** LNT-05: two objects with one name overwrite each other. Names given by hand can do that. */
export function nameProblems(manifests: NamedManifest[]): string[] {
  const seen = new Set<string>();
  return manifests.flatMap(({ apiVersion, kind, namespace, name }) => {
    const key = [apiVersion, kind, namespace, name].join(' ');
    if (!seen.has(key)) { seen.add(key); return []; }
    return [`LNT-05 duplicate-name: two objects of kind ${kind} are named "${name}"; change one of the names.`];
  });
}

function endpointProblems(cluster: ClusterContext): string[] {
  const address = cluster.endpoint && IpAddress.parse(cluster.endpoint.host);
  return ([['pod', cluster.podCidrs], ['service', cluster.serviceCidrs]] as const).flatMap(([what, blocks]) => {
    const hit = address && blocks.find(block => Cidr.parse(block)!.contains(address));
    return hit
      ? [`CL-07 endpoint-in-network: the endpoint ${cluster.endpoint!.host} lies in the ${what} network ${hit}; it must be an address of the machines' network.`]
      : [];
  });
}

/** Every node needs a block of pod addresses; one that gets none never becomes ready. */
function sizeProblems(cluster: ClusterContext & NetworkContext, topology: Topology): string[] {
  const nodes = controlPlaneNodes(cluster, topology) + topology.pools.reduce((sum, pool) => sum + poolNodes(pool), 0);
  return ([[4, 'nodeCidrMaskSize'], [6, 'nodeCidrMaskSizeIpv6']] as const).flatMap(([family, prop]) => {
    const capacity = nodeCapacity(cluster, family);
    return capacity !== undefined && capacity < nodes
      ? [`CL-07 pod-network-size: the IPv${family} pod network has room for ${capacity} nodes, and the cluster may have ${nodes} (rollouts included); write a larger block or a larger network.${prop}.`]
      : [];
  });
}

function controlPlaneNodes(cluster: ClusterContext, { controlPlane }: Topology): number {
  const replicas = cluster.controlPlaneReplicas;
  return replicas > 0 ? replicas + Number(controlPlane.rollout?.maxSurge ?? '1') : 0;
}

function poolNodes({ autoscale, replicas = 1, rollout }: PoolOptions): number {
  const most = autoscale?.max ?? replicas;
  return most > 0 ? most + countOf(rollout?.maxSurge ?? '1', most) : 0;
}

function drainProblems(topology: Topology, rules: DrainRule[]): string[] {
  const known = topology.pools.map(({ name }) => name);
  return rules.flatMap(rule => (rule.pools ?? []).filter(pool => !known.includes(pool)).map(pool =>
    `MDR-02 drain-rule-pool: drain rule "${rule.name}" names the pool "${pool}", which the cluster does not have; ${known.length > 0 ? `its pools are ${known.join(', ')}` : 'it has none'}.`));
}
