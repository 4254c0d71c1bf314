import { Fields, fields, text } from './read';
import { referenceOf } from './references';
import { Entry, ManifestSet } from '../manifest-set';

/** Label that ties an object to its cluster. */
export const CLUSTER_NAME = 'cluster.x-k8s.io/cluster-name';

/** The name of the cluster that an object says it belongs to. */
export function clusterNameOf({ object, kind, name }: Entry): string | undefined {
  if (kind === 'Cluster') { return name; }
  return text(fields(fields(object).spec).clusterName) ?? text(fields(fields(fields(object).metadata).labels)[CLUSTER_NAME]);
}

/** The Cluster that an object belongs to, when it is in the set. */
export function clusterOf(set: ManifestSet, entry: Entry): Entry | undefined {
  const name = clusterNameOf(entry);
  return name === undefined ? undefined : set.find('cluster.x-k8s.io', 'Cluster', entry.namespace, name);
}

/** What a Cluster refers to as its control plane or infrastructure, when it is in the set. */
export function partOf(set: ManifestSet, cluster: Entry | undefined, field: 'controlPlaneRef' | 'infrastructureRef'): Entry | undefined {
  const ref = referenceOf(fields(fields(cluster?.object).spec)[field]);
  return cluster && ref && set.find(ref.group, ref.kind, cluster.namespace, ref.name);
}

/** The version of a cluster's control plane as written in its topology or its control plane object. */
export function controlPlaneVersion(set: ManifestSet, cluster: Entry | undefined): string | undefined {
  const { topology } = fields(fields(cluster?.object).spec);
  return text(fields(topology).version) ?? text(fields(fields(partOf(set, cluster, 'controlPlaneRef')?.object).spec).version);
}

/** Where clients reach the API server: as the Cluster says, or its infrastructure. */
export function endpointOf(set: ManifestSet, cluster: Entry): Fields {
  const of = (object: unknown) => fields(fields(fields(object).spec).controlPlaneEndpoint);
  const own = of(cluster.object);
  return own.host === undefined ? of(partOf(set, cluster, 'infrastructureRef')?.object) : own;
}
