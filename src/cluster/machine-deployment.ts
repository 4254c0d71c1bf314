import { ObjectReference } from '../contract/distribution';
import { machineLifecycle, nonEmptyMap } from '../contract/machine-lifecycle';
import { Manifest } from '../manifest/manifest';
import { PoolOptions } from '../options/group/groups';
import { PoolRolloutOptions, RolloutStrategy } from '../options/group/rollout';
import { intOrPercent } from '../values/count-or-percent';

/** What the assembler found out about a pool. */
export interface PoolParts {
  readonly clusterName: string;
  readonly version: string;
  readonly selected: { [key: string]: string };
  readonly machineLabels: { [key: string]: string };
  readonly objectAnnotations: { [key: string]: string };
  readonly failureDomain?: string;
  readonly bootstrap?: ObjectReference;
  readonly machines: ObjectReference;
}

/** The MachineDeployment of a pool. */
export function machineDeployment(pool: PoolOptions, parts: PoolParts): Manifest {
  const { clusterName, selected } = parts;
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineDeployment',
    annotations: nonEmptyMap(parts.objectAnnotations),
    spec: {
      clusterName,
      replicas: pool.autoscale ? undefined : pool.replicas ?? 1,
      // Unique per deployment: with the cluster's name alone, deployments adopt each other's machines after a restore (CAPI issue 5957).
      selector: { matchLabels: selected },
      rollout: { after: pool.rollout?.after, strategy: strategy(pool.rollout) },
      deletion: { order: pool.deletionOrder },
      remediation: { maxInFlight: pool.remediation && intOrPercent(pool.remediation.maxInFlight) },
      machineNaming: { template: pool.machineNaming },
      template: {
        metadata: { labels: { ...parts.machineLabels, ...selected }, annotations: nonEmptyMap(pool.annotations) },
        spec: {
          clusterName,
          version: parts.version,
          failureDomain: parts.failureDomain,
          minReadySeconds: pool.minReady?.toSeconds(),
          ...machineLifecycle(pool),
          bootstrap: { configRef: parts.bootstrap },
          infrastructureRef: parts.machines,
        },
      },
    },
  };
}

/** How the machines of a deployment are replaced. */
export function strategy(rollout: PoolRolloutOptions = {}): object {
  if (rollout.strategy === RolloutStrategy.ON_DELETE) { return { type: rollout.strategy }; }
  return {
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge: intOrPercent(rollout.maxSurge ?? '1'), maxUnavailable: intOrPercent(rollout.maxUnavailable ?? '0') },
  };
}
