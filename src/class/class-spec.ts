import { ClassNaming, machinePoolNaming, namingOf } from './class-name-template';
import { ClassSource } from './render';
import { healthCheck } from '../cluster/health-check';
import { splitLabels } from '../cluster/labels';
import { strategy } from '../cluster/machine-deployment';
import { ClusterContext } from '../contract/cluster';
import { machineLifecycle, nonEmptyMap } from '../contract/machine-lifecycle';
import { PoolKind } from '../contract/pool-kind';
import { NamedManifest } from '../manifest/manifest';
import { MachineGroupOptions, PoolOptions } from '../options/group/groups';
import { intOrPercent } from '../values/count-or-percent';

/** Everything of `ClusterClass.spec` but variables and patches: which templates there are, and how machines come and go. */
export function classSpec(
  source: ClassSource, templates: ReadonlyMap<string, NamedManifest>, naming: ClassNaming | undefined, context: ClusterContext,
): object {
  const { controlPlane, pools } = source.topology;
  const names = namingOf(naming);
  const templateRef = (role: string) => {
    const { apiVersion, kind, name } = templates.get(role)!;
    return { templateRef: { apiVersion, kind, name } };
  };
  const machines = source.distribution.controlPlaneMachines;
  const ofKind = (machinePools: boolean) => {
    const found = pools.filter(({ name }) => (source.topology.poolKind(name) !== PoolKind.MACHINE_DEPLOYMENT) === machinePools);
    return found.length > 0 ? found : undefined;
  };
  const common = (pool: PoolOptions) => ({
    class: pool.name,
    bootstrap: templateRef(`${pool.name}-bootstrap`),
    infrastructure: templateRef(`${pool.name}-machines`),
    metadata: metadata(pool, { ...pool.annotations, ...pool.groupAnnotations }),
  });
  return {
    infrastructure: { ...templateRef('infrastructure'), naming: { template: names.infrastructure } },
    controlPlane: {
      ...templateRef('control-plane'),
      naming: { template: names.controlPlane },
      ...(machines ? {
        machineInfrastructure: templateRef('control-plane-machines'),
        metadata: metadata(controlPlane, controlPlane.annotations),
        ...machineLifecycle(controlPlane),
        healthCheck: classHealthCheck(context, controlPlane, '1'),
      } : {}),
    },
    workers: {
      machineDeployments: ofKind(false)?.map(pool => {
        const { deletion, readinessGates } = machineLifecycle(pool);
        return {
          ...common(pool),
          naming: { template: names.pools },
          failureDomain: source.topology.poolFailureDomain(context, pool.name),
          deletion: { order: pool.deletionOrder, ...deletion },
          readinessGates,
          minReadySeconds: pool.minReady?.toSeconds(),
          rollout: { strategy: strategy(pool.rollout) },
          healthCheck: classHealthCheck(context, pool, '40%'),
        };
      }),
      machinePools: ofKind(true)?.map(pool => {
        const failureDomain = source.topology.poolFailureDomain(context, pool.name);
        return {
          ...common(pool),
          naming: { template: machinePoolNaming(names.pools) },
          failureDomains: failureDomain === undefined ? undefined : [failureDomain],
          deletion: machineLifecycle(pool).deletion,
        };
      }),
    },
  };
}

function metadata({ labels }: MachineGroupOptions, annotations: { [key: string]: string } | undefined): object {
  return { labels: nonEmptyMap(splitLabels(labels).machineLabels), annotations: nonEmptyMap(annotations) };
}

/** A class carries the checks without the machines they are for, and with them how many machines are replaced at a time. */
export function classHealthCheck(context: ClusterContext, group: MachineGroupOptions, maxUnhealthy: string): object | undefined {
  const { checks, remediation } = healthCheck(context, group.healthCheck, {}, maxUnhealthy)?.spec ?? {};
  const maxInFlight = (group as PoolOptions).remediation?.maxInFlight;
  return checks && { checks, remediation: { ...remediation, maxInFlight: maxInFlight === undefined ? undefined : intOrPercent(maxInFlight) } };
}
