import { fields, text } from './read';
import { ManifestSet } from '../manifest-set';
import { Subject } from '../subject';

/** What a reference names. Those of v1beta2 carry the group, those of a ClusterClass group and version. */
export interface Reference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

const CLUSTER_NAME = 'cluster.x-k8s.io/cluster-name';

/** Read a reference; nothing when a part of it is missing. */
export function referenceOf(value: unknown): Reference | undefined {
  const { apiGroup, apiVersion, kind, name } = fields(value);
  const group = text(apiGroup) ?? text(apiVersion)?.replace(/\/?[^/]*$/, '');
  return group !== undefined && text(kind) !== undefined && text(name) !== undefined ? { group, kind, name } : undefined;
}

/** Whether the object that a reference names is in the set, or was declared to exist elsewhere. */
export function resolves(subject: Subject, { group, kind, name }: Reference, namespace: string): boolean {
  return subject.set.find(group, kind, namespace, name) !== undefined || subject.isExternal(kind, namespace, name);
}

/**
 * Whether the set holds other objects of a cluster than the Cluster itself. Only then does a missing one mean anything: people also validate one
 * file of many.
 */
export function holdsPartsOf(set: ManifestSet, namespace: string, cluster: string): boolean {
  return set.once(clustersWithParts).has(`${namespace}/${cluster}`);
}

function clustersWithParts(set: ManifestSet): Set<string> {
  const found = new Set<string>();
  for (const { object, kind, namespace } of set.entries) {
    if (kind === 'Cluster') { continue; }
    const cluster = text(fields(fields(object).spec).clusterName) ?? text(fields(fields(fields(object).metadata).labels)[CLUSTER_NAME]);
    if (cluster !== undefined) { found.add(`${namespace}/${cluster}`); }
  }
  return found;
}
