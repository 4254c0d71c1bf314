import { ClusterContext } from '../contract/cluster';
import { HealthCheckOptions } from '../contract/options';
import { Manifest } from '../manifest/manifest';

/**
 * A MachineHealthCheck over the machines with these labels, or nothing when switched off. The defaults leave a new cluster time to
 * get its network addon: until then every node is not ready.
 */
export function healthCheck(
  cluster: ClusterContext, options: HealthCheckOptions = {}, selected: { [key: string]: string }, maxUnhealthy: string,
): Manifest | undefined {
  if (options.enabled === false) { return undefined; }
  const limit = options.maxUnhealthy ?? maxUnhealthy;
  const timeoutSeconds = options.unhealthyAfter?.toSeconds() ?? 600;
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineHealthCheck',
    spec: {
      clusterName: cluster.name,
      selector: { matchLabels: selected },
      checks: {
        nodeStartupTimeoutSeconds: options.nodeStartupTimeout?.toSeconds() ?? 1200,
        unhealthyNodeConditions: ['False', 'Unknown'].map(status => ({ type: 'Ready', status, timeoutSeconds })),
      },
      remediation: { triggerIf: { unhealthyLessThanOrEqualTo: limit.endsWith('%') ? limit : Number(limit) } },
    },
  };
}
