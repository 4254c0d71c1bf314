import { isUnset, Json, KubeObject, pruned } from '../nested';

const HIDDEN_ANNOTATIONS = ['kubectl.kubernetes.io/last-applied-configuration', 'cluster.x-k8s.io/conversion-data'];

/**
 * `builtin.cluster`: what every template may read (cluster-api v1.14). The uid is there only if the Cluster was read from a management cluster.
 */
export function clusterBuiltins(cluster: KubeObject): Json {
  const { topology, clusterNetwork } = cluster.spec;
  const namespace = topology.classRef.namespace ?? cluster.metadata.namespace;
  return {
    ...pruned({
      name: cluster.metadata.name,
      namespace: cluster.metadata.namespace,
      uid: cluster.metadata.uid,
      metadata: metadata(cluster.metadata),
    }),
    topology: pruned({
      version: topology.version,
      class: topology.classRef.name,
      classNamespace: namespace,
      classRef: { name: topology.classRef.name, namespace: namespace ?? '' },
    }),
    ...pruned({
      network: pruned({
        serviceDomain: clusterNetwork?.serviceDomain || undefined,
        services: nonEmpty(clusterNetwork?.services?.cidrBlocks),
        pods: nonEmpty(clusterNetwork?.pods?.cidrBlocks),
      }),
    }),
  };
}

/** `builtin.controlPlane`: for the control plane and the template of its machines. */
export function controlPlaneBuiltins(controlPlane: KubeObject, machineTemplate: KubeObject | undefined, replicas: number | undefined): Json {
  return pruned({
    name: controlPlane.metadata.name,
    replicas: replicas === undefined || replicas === null ? undefined : controlPlane.spec?.replicas,
    metadata: metadata(controlPlane.metadata),
    version: controlPlane.spec?.version,
    machineTemplate: machineTemplate && { infrastructureRef: { name: machineTemplate.metadata.name } },
  })!;
}

/** `builtin.machineDeployment` or `builtin.machinePool`: for the bootstrap and infrastructure objects of one. */
export function workerBuiltins(worker: KubeObject, topology: Json, bootstrap: KubeObject, infrastructure: KubeObject): Json {
  return pruned({
    version: worker.spec.template.spec.version,
    metadata: metadata(worker.metadata),
    class: topology.class,
    name: worker.metadata.name,
    topologyName: topology.name,
    replicas: worker.spec.replicas,
    bootstrap: { configRef: { name: bootstrap.metadata.name } },
    infrastructureRef: { name: infrastructure.metadata.name },
  })!;
}

function metadata({ labels, annotations }: Json): Json | undefined {
  if (isUnset(labels) && isUnset(annotations)) { return undefined; }
  const shown = Object.fromEntries(Object.entries(annotations ?? {}).filter(([name]) => !HIDDEN_ANNOTATIONS.includes(name)));
  return pruned({ labels: nonEmpty(labels), annotations: nonEmpty(shown) }) ?? {};
}

function nonEmpty<T extends object>(value: T | undefined): T | undefined {
  return value && Object.keys(value).length > 0 ? value : undefined;
}
