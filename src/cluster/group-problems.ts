import { plannedCapacity } from './autoscaler';
import { deploymentName } from './group-names';
import { machinePoolProblems } from './machine-pool';
import { ClusterContext } from '../contract/cluster';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { MAX_NAME } from '../manifest/names';
import { ControlPlaneOptions, PoolOptions } from '../options/group/groups';
import { KubernetesVersion } from '../values/kubernetes-version';
import { NameData, renderName } from '../values/name-template';

/** Rule lines about the control plane as a group of machines. */
export function controlPlaneProblems(cluster: ClusterContext, options: ControlPlaneOptions): string[] {
  const problems: string[] = [];
  const replicas = cluster.controlPlaneReplicas;
  if (options.rollout?.maxSurge === '0' && replicas < 3) {
    problems.push(`KCP-07 control-plane-surge: controlPlane.rollout.maxSurge 0 removes a machine before its successor exists, which ${replicas} cannot bear; set controlPlane.replicas to 3 or maxSurge to 1.`);
  }
  const data = { '.cluster.name': cluster.name, '.kubeadmControlPlane.name': options.names?.group ?? cluster.name };
  return [...problems, ...namingProblems('controlPlane', options.machineNaming, data)];
}

/** Rule lines about a pool. */
export function poolProblems(cluster: ClusterContext, topology: Topology, pool: PoolOptions): string[] {
  const where = `pools["${pool.name}"]`;
  const kind = topology.poolKind(pool.name);
  // A MachineSet is called like its MachineDeployment, with five random characters behind (NAM-11).
  const data = { '.cluster.name': cluster.name, '.machineSet.name': `${deploymentName(cluster.name, pool)}-xxxxx` };
  return [
    ...skewProblems(where, cluster, pool),
    ...capacityProblems(where, topology, pool),
    ...(kind === PoolKind.MACHINE_DEPLOYMENT ? [] : machinePoolProblems(where, pool, kind === PoolKind.MANAGED_MACHINE_POOL)),
    ...namingProblems(where, pool.machineNaming, data),
  ];
}

/** VER-04: what the kubelet supports; Cluster API makes no machines beyond it (preflight check KubernetesVersionSkew, v1.14.0). */
function skewProblems(where: string, { kubernetesVersion: controlPlane }: ClusterContext, pool: PoolOptions): string[] {
  if (pool.kubernetesVersion === undefined) { return []; }
  const { text, minor } = KubernetesVersion.of(pool.kubernetesVersion);
  const most = controlPlane.isAtLeast(28) ? 3 : 2;
  if (minor > controlPlane.minor) {
    return [`VER-04 worker-version: ${where} runs ${text}, newer than the control plane's ${controlPlane.text}; upgrade the cluster first.`];
  }
  return controlPlane.minor - minor > most
    ? [`VER-04 worker-version: ${where} runs ${text}, more than ${most} minor versions behind the control plane's ${controlPlane.text}; write v1.${controlPlane.minor - most} or later.`]
    : [];
}

/** LNT-11: with no machine to look at, the autoscaler must be told what one would offer. */
function capacityProblems(where: string, topology: Topology, { name, autoscale }: PoolOptions): string[] {
  if (!autoscale || autoscale.min > 0 || topology.publishesCapacity) { return []; }
  const { cpus, memory } = plannedCapacity(autoscale, topology.poolCapacity(name));
  if (cpus !== undefined && memory !== undefined) { return []; }
  return [`LNT-11 scale-from-zero: ${where} may be empty, and the size of its machines is not known; write autoscale.capacity with cpus and memory, or min: 1.`];
}

/** NAM-10: Cluster API cuts longer names after 58 characters, and with them what the template says at its end. */
function namingProblems(where: string, template: string | undefined, data: NameData): string[] {
  const name = template === undefined ? '' : renderName(template, data);
  return name.length > MAX_NAME
    ? [`NAM-10 machine-name-length: ${where}.machineNaming makes names of ${name.length} characters such as "${name}"; at most ${MAX_NAME} are allowed.`]
    : [];
}
