import { ClusterContext } from '../contract/cluster';
import { Manifest } from '../manifest/manifest';
import { HealthCheckOptions, UnhealthyCondition } from '../options/group/health';
import { intOrPercent } from '../values/count-or-percent';

/**
 * A MachineHealthCheck over the machines with these labels, or nothing when switched off. The defaults leave a new cluster time to
 * get its network addon: until then every node is not ready.
 */
export function healthCheck(
  cluster: ClusterContext, options: HealthCheckOptions = {}, selected: { [key: string]: string }, maxUnhealthy: string,
): Manifest | undefined {
  if (options.enabled === false) { return undefined; }
  const timeoutSeconds = options.unhealthyAfter?.toSeconds() ?? 600;
  const notReady = ['False', 'Unknown'].map(status => ({ type: 'Ready', status, timeoutSeconds }));
  const machineConditions = (options.machineConditions ?? []).map(condition);
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineHealthCheck',
    spec: {
      clusterName: cluster.name,
      selector: { matchLabels: selected },
      checks: {
        nodeStartupTimeoutSeconds: options.nodeStartupTimeout?.toSeconds() ?? 1200,
        unhealthyNodeConditions: [...notReady, ...(options.nodeConditions ?? []).map(condition)],
        unhealthyMachineConditions: machineConditions.length > 0 ? machineConditions : undefined,
      },
      remediation: {
        triggerIf: options.unhealthyRange
          ? { unhealthyInRange: options.unhealthyRange }
          : { unhealthyLessThanOrEqualTo: intOrPercent(options.maxUnhealthy ?? maxUnhealthy) },
      },
    },
  };
}

function condition({ type, status, unhealthyAfter }: UnhealthyCondition): object {
  return { type, status, timeoutSeconds: unhealthyAfter.toSeconds() };
}
