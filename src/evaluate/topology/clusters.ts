import { getPath, isObject, KubeObject } from '../nested';

/** Versions of the core kinds that are read. */
export const CORE_GROUP = /^cluster\.x-k8s\.io\/v1beta[12]$/;

/** Whether a document is a Kubernetes object that other objects can name. */
export function isKubeObject(object: unknown): object is KubeObject {
  return isObject(object) && typeof object.apiVersion === 'string' && typeof object.kind === 'string'
    && isObject(object.metadata) && typeof object.metadata.name === 'string';
}

/** The Kubernetes objects among documents, each with a namespace. */
export function knownObjects(objects: readonly unknown[], namespace: string): KubeObject[] {
  return objects.filter(isKubeObject).map(object => object.metadata.namespace ? object : { ...object, metadata: { ...object.metadata, namespace } });
}

/**
 * `namespace/name` of a Cluster with a topology; undefined for every other document.
 *
 * @param namespace of objects that name none
 */
export function topologyName(object: unknown, namespace: string): string | undefined {
  if (!isKubeObject(object) || object.kind !== 'Cluster' || !CORE_GROUP.test(object.apiVersion)) { return undefined; }
  const topology = getPath(object, ['spec', 'topology']);
  return topology === undefined || topology === null ? undefined : `${object.metadata.namespace || namespace}/${object.metadata.name}`;
}
