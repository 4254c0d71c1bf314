import { PoolParts } from './machine-deployment';
import { machineLifecycle, nonEmptyMap } from '../contract/machine-lifecycle';
import { Manifest } from '../manifest/manifest';
import { PoolOptions } from '../options/group/groups';

/** What nobody but Cluster API's own MachineDeployment does with machines. */
const ONE_BY_ONE = ['rollout', 'remediation', 'deletionOrder', 'machineNaming', 'minReady'] as const;

/** The MachinePool of a pool whose machines the infrastructure makes and replaces. A managed service has no bootstrap configuration. */
export function machinePool(pool: PoolOptions, { clusterName, selected, ...parts }: PoolParts): Manifest {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachinePool',
    annotations: nonEmptyMap(parts.objectAnnotations),
    spec: {
      clusterName,
      replicas: pool.autoscale ? undefined : pool.replicas ?? 1,
      failureDomains: parts.failureDomain === undefined ? undefined : [parts.failureDomain],
      template: {
        metadata: { labels: { ...parts.machineLabels, ...selected }, annotations: nonEmptyMap(pool.annotations) },
        spec: {
          clusterName,
          version: parts.version,
          ...machineLifecycle(pool),
          // The empty name says that there is nothing to wait for (cluster-api v1.14.0, MachinePool bootstrap).
          bootstrap: parts.bootstrap ? { configRef: parts.bootstrap } : { dataSecretName: '' },
          infrastructureRef: parts.machines,
        },
      },
    },
  };
}

/** What a MachinePool boots with: the configuration itself in place of its template. */
export function bootstrapConfig({ spec, ...template }: Manifest): Manifest {
  return { ...template, kind: template.kind.replace(/Template$/, ''), spec: spec.template.spec };
}

/** Rule lines about what is said of a MachinePool as if its machines were made one by one. */
export function machinePoolProblems(where: string, pool: PoolOptions, managed: boolean): string[] {
  const given = [
    ...ONE_BY_ONE.filter(option => pool[option] !== undefined),
    ...(pool.healthCheck && pool.healthCheck.enabled !== false ? ['healthCheck'] : []),
    ...(managed && pool.rolloutToken !== undefined ? ['rolloutToken'] : []),
  ];
  return given.length > 0
    ? [`PAIR-02 machine-pool: ${where} is a MachinePool, whose machines the infrastructure replaces by itself; leave out ${given.join(', ')}.`]
    : [];
}
