import { copy, isUnset, Json, KubeObject, mergeMaps, pruned } from '../nested';
import { referenceTo } from './generated';
import { CLUSTER_NAME, DEPLOYMENT_NAME, OWNED, POOL_NAME } from './labels';

/** Annotations that steer an upgrade and stay on the Cluster. */
const SEQUENCE = ['topology.cluster.x-k8s.io/hold-upgrade-sequence', 'topology.cluster.x-k8s.io/defer-upgrade'];
const TIMEOUTS = ['nodeDrainTimeoutSeconds', 'nodeVolumeDetachTimeoutSeconds', 'nodeDeletionTimeoutSeconds'];

/** A MachineDeployment of a topology. Where class and topology both say something, the topology counts; `rollout` counts as a whole. */
export function machineDeployment(
  cluster: KubeObject, topology: Json, clusterClass: Json, name: string, bootstrap: KubeObject, infrastructure: KubeObject,
): KubeObject {
  const metadata = workerMetadata(cluster, topology, clusterClass, DEPLOYMENT_NAME);
  const rollout = isUnset(topology.rollout) ? clusterClass.rollout : topology.rollout;
  const { type, rollingUpdate }: Json = rollout?.strategy ?? {};
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineDeployment',
    metadata: { name, namespace: cluster.metadata.namespace, ...metadata },
    spec: pruned({
      clusterName: cluster.metadata.name,
      replicas: topology.replicas,
      rollout: pruned({
        after: topology.rollout?.after,
        strategy: pruned({ type, rollingUpdate: pruned({ maxUnavailable: rollingUpdate?.maxUnavailable, maxSurge: rollingUpdate?.maxSurge }) }),
      }),
      deletion: pruned({ order: topology.deletion?.order || clusterClass.deletion?.order }),
      remediation: pruned({ maxInFlight: topology.healthCheck?.remediation?.maxInFlight ?? clusterClass.healthCheck?.remediation?.maxInFlight }),
      selector: { matchLabels: { [CLUSTER_NAME]: cluster.metadata.name, [OWNED]: '', [DEPLOYMENT_NAME]: topology.name } },
      template: {
        metadata: copy(metadata),
        spec: {
          ...machineSpec(cluster, topology, clusterClass, bootstrap, infrastructure),
          ...pruned({
            failureDomain: topology.failureDomain || clusterClass.failureDomain || undefined,
            readinessGates: copy(topology.readinessGates ?? clusterClass.readinessGates),
          }),
        },
      },
    }),
  };
}

/** A MachinePool of a topology. */
export function machinePool(
  cluster: KubeObject, topology: Json, clusterClass: Json, name: string, bootstrap: KubeObject, infrastructure: KubeObject,
): KubeObject {
  const metadata = workerMetadata(cluster, topology, clusterClass, POOL_NAME);
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachinePool',
    metadata: { name, namespace: cluster.metadata.namespace, ...metadata },
    spec: pruned({
      clusterName: cluster.metadata.name,
      replicas: topology.replicas,
      failureDomains: copy(topology.failureDomains ?? clusterClass.failureDomains),
      template: { metadata: copy(metadata), spec: machineSpec(cluster, topology, clusterClass, bootstrap, infrastructure) },
    }),
  };
}

function workerMetadata(cluster: KubeObject, topology: Json, clusterClass: Json, nameLabel: string): Json {
  const annotations = mergeMaps(topology.metadata?.annotations, clusterClass.metadata?.annotations);
  for (const name of SEQUENCE) { delete annotations?.[name]; }
  const labels = { ...mergeMaps(topology.metadata?.labels, clusterClass.metadata?.labels), [CLUSTER_NAME]: cluster.metadata.name, [OWNED]: '', [nameLabel]: topology.name };
  return { labels, ...(isUnset(annotations) ? {} : { annotations }) };
}

function machineSpec(cluster: KubeObject, topology: Json, clusterClass: Json, bootstrap: KubeObject, infrastructure: KubeObject): Json {
  return pruned({
    clusterName: cluster.metadata.name,
    version: cluster.spec.topology.version,
    bootstrap: { configRef: referenceTo(bootstrap) },
    infrastructureRef: referenceTo(infrastructure),
    minReadySeconds: topology.minReadySeconds ?? clusterClass.minReadySeconds,
    deletion: pruned(Object.fromEntries(TIMEOUTS.map(field => [field, topology.deletion?.[field] ?? clusterClass.deletion?.[field]]))),
    taints: copy(topology.taints ?? clusterClass.taints),
  })!;
}
