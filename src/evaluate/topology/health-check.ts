import { copy, isUnset, Json, KubeObject, pruned } from '../nested';
import { CLUSTER_NAME, OWNED } from './labels';

const DEFAULT_STARTUP_SECONDS = 600;

/**
 * The MachineHealthCheck of a group, if there is one. What the topology says replaces what the class says, all of it.
 *
 * @param target the control plane or MachineDeployment, whose name it takes
 */
export function healthCheckOf(
  cluster: KubeObject, target: KubeObject, topology: Json | undefined, clusterClass: Json | undefined, matchLabels: Json,
): KubeObject | undefined {
  const own = isDefined(topology);
  if ((!own && !isDefined(clusterClass)) || topology?.enabled === false) { return undefined; }
  const { checks = {}, remediation = {} }: Json = (own ? topology : clusterClass)!;
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineHealthCheck',
    metadata: {
      name: target.metadata.name,
      namespace: target.metadata.namespace,
      labels: { [OWNED]: '', [CLUSTER_NAME]: cluster.metadata.name },
    },
    spec: pruned({
      clusterName: cluster.metadata.name,
      selector: { matchLabels },
      checks: pruned({
        nodeStartupTimeoutSeconds: checks.nodeStartupTimeoutSeconds ?? DEFAULT_STARTUP_SECONDS,
        unhealthyNodeConditions: copy(checks.unhealthyNodeConditions),
        unhealthyMachineConditions: copy(checks.unhealthyMachineConditions),
      }),
      remediation: pruned({
        triggerIf: remediation.triggerIf && pruned({
          unhealthyLessThanOrEqualTo: remediation.triggerIf.unhealthyLessThanOrEqualTo,
          unhealthyInRange: remediation.triggerIf.unhealthyInRange,
        }),
        templateRef: copy(remediation.templateRef),
      }),
    }),
  };
}

function isDefined(healthCheck: Json | undefined): boolean {
  return !isUnset(healthCheck?.checks) || !isUnset(healthCheck?.remediation);
}
