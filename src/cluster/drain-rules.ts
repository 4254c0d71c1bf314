import { CLUSTER_NAME, DEPLOYMENT_NAME } from './labels';
import { Manifest } from '../manifest/manifest';
import { DrainRule } from '../options/group/drain-rule';
import { LabelSelector } from '../options/group/label-selector';

/**
 * A MachineDrainRule. It would count for every cluster of its namespace, so each of its selectors names this cluster.
 * `deploymentOf` tells the MachineDeployment of a pool.
 */
export function drainRule(clusterName: string, rule: DrainRule, deploymentOf: (pool: string) => string): Manifest {
  const machines = [
    ...(rule.pools ?? []).map(pool => ({ matchLabels: { [DEPLOYMENT_NAME]: deploymentOf(pool) } })),
    ...(rule.machines ?? []).map(selector),
  ];
  const clusterSelector = { matchLabels: { [CLUSTER_NAME]: clusterName } };
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineDrainRule',
    spec: {
      drain: { behavior: rule.behavior, order: rule.order },
      machines: machines.length > 0 ? machines.map(found => ({ selector: found, clusterSelector })) : [{ clusterSelector }],
      pods: rule.pods?.map(({ pods, namespaces }) => ({ selector: pods && selector(pods), namespaceSelector: namespaces && selector(namespaces) })),
    },
  };
}

function selector({ matchLabels, matchExpressions }: LabelSelector): object {
  return {
    matchLabels,
    matchExpressions: matchExpressions?.map(({ key, operator, values }) => ({ key, operator, values: values?.length ? values : undefined })),
  };
}
