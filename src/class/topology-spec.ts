import { Size } from 'cdk8s';
import { Blueprint } from './blueprint';
import { ClassClusterProps } from './class-cluster-props';
import { poolObjectName } from './class-name-template';
import { ClassValue } from './class-value';
import { ClusterClass } from './cluster-class';
import { ClusterGroups } from './cluster-groups';
import { controlPlaneTopology, poolTopology } from './cluster-topology';
import { effectiveValues } from './cluster-values';
import { InferredValues } from './infer';
import { resolve, Values } from './resolve';
import { StampedPool } from './stamped-topology';
import { poolSetup } from '../cluster/group-setup';
import { topologyObject } from '../cluster/topology-object';
import { ClusterContext } from '../contract/cluster';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { joinName } from '../manifest/names';
import { MachineCapacity } from '../options/group/autoscale';
import { PoolOptions } from '../options/group/groups';

/** `Cluster.spec.topology`. */
export function topologySpec(
  where: string, props: ClassClusterProps, context: ClusterContext, groups: ClusterGroups, values: InferredValues,
): object {
  const { class: type, kubernetesVersion, topology: given } = props;
  const { source } = type._blueprint.input;
  const { topology, distribution, kubernetes, setup } = source;
  const variables = type._blueprint.input.variables.map(({ name }) => name);
  const inOrder = (list: readonly ClassValue[]) => [...list]
    .sort((a, b) => variables.indexOf(a.name) - variables.indexOf(b.name))
    .map(({ name, value }) => ({ name, value }));
  const isMachinePool = (pool: PoolOptions) => topology.poolKind(pool.name) !== PoolKind.MACHINE_DEPLOYMENT;
  const stamped = ({ options, from }: StampedPool) => {
    const overrides = values.pools.get(options.name) ?? [];
    const own: Values = effectiveValues(type._blueprint, values.cluster, overrides);
    if (poolObjectName(type._props.naming, context.name, options.name)) { joinName(`${where}.pools["${options.name}"]`, context.name, options.name); }
    const setupOfPool = poolSetup(topology, context, from, kubernetes.setup, setup);
    return poolTopology(context, {
      options,
      from,
      overrides: inOrder(overrides),
      failureDomain: given ? given.poolFailureDomain(context, options.name) : options.failureDomain,
      classFailureDomain: from.failureDomain,
      setup: {
        nodeLabels: resolve(setupOfPool.nodeLabels, own, context),
        taints: setupOfPool.taints,
        kubeletArguments: resolve(setupOfPool.kubeletArguments, own, context),
      },
      capacity: given ? given.poolCapacity(options.name) : capacityOf(topologyFor(type, own), from.name, own, context),
      isMachinePool: isMachinePool(from),
    });
  };
  return topologyObject({
    className: type.className,
    classNamespace: type.namespace === context.namespace ? undefined : type.namespace,
    version: kubernetesVersion,
    variables: inOrder(values.cluster),
    controlPlane: controlPlaneTopology(context, {
      options: groups.controlPlane,
      from: topology.controlPlane,
      overrides: inOrder(values.controlPlane),
      replicas: distribution.controlPlaneMachines ? context.controlPlaneReplicas : hostedReplicas(type._blueprint, values, context),
      machines: distribution.controlPlaneMachines,
    }),
    deployments: groups.pools.filter(({ from }) => !isMachinePool(from)).map(stamped),
    machinePools: groups.pools.filter(({ from }) => isMachinePool(from)).map(stamped),
  });
}

/** What the control plane of the class says, which its template does not. */
function hostedReplicas(blueprint: Blueprint, values: InferredValues, context: ClusterContext): number | undefined {
  const { replicas } = blueprint.targets.find(({ role }) => role === 'control-plane')!;
  return resolve(replicas, effectiveValues(blueprint, values.cluster, values.controlPlane), context);
}

/** The topology of the class, or of the alternative that the values choose. */
function topologyFor({ _blueprint: { alternatives, input } }: ClusterClass, values: Values): Topology {
  const chosen = alternatives.filter(({ patch }) => patch._applies(values)).map(({ patch }) => patch._alternative!.topology);
  return chosen.find(topology => topology !== undefined) ?? input.source.topology;
}

/** Size of a pool's machines in one cluster. */
function capacityOf(topology: Topology, pool: string, values: Values, context: ClusterContext): MachineCapacity | undefined {
  const { memory, ephemeralDisk, ...counts } = topology.poolCapacity(pool) ?? {};
  const amount = (size: Size | undefined) => size && Size.mebibytes((resolve(size.toMebibytes(), values, context) as number));
  return { ...resolve(counts, values, context), memory: amount(memory), ephemeralDisk: amount(ephemeralDisk) };
}
