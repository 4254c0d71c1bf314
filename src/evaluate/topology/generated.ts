import { copy, getPath, Json, KubeObject } from '../nested';
import { CLUSTER_NAME, OWNED } from './labels';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What an object made from a template is given beside its content. */
export interface Generation {
  readonly template: KubeObject;
  readonly cluster: KubeObject;
  readonly name: string;
  readonly labels?: { readonly [key: string]: string };
  readonly annotations?: { readonly [key: string]: string };
}

/** The object that a `…Template` describes: its `spec.template`, named and labelled. */
export function objectFrom({ template, cluster, name, labels, annotations }: Generation): KubeObject {
  const { metadata, ...content }: Json = copy(getPath(template, ['spec', 'template']) ?? {});
  return {
    apiVersion: template.apiVersion,
    kind: template.kind.replace(/Template$/, ''),
    metadata: {
      name,
      namespace: cluster.metadata.namespace,
      ...metadata,
      labels: { ...metadata?.labels, ...labels, [CLUSTER_NAME]: cluster.metadata.name, [OWNED]: '' },
      annotations: { ...metadata?.annotations, ...annotations, ...clonedFrom(template) },
    },
    ...content,
  };
}

/** The copy of a template that a Cluster gets of its own. */
export function templateFrom({ template, cluster, name, labels, annotations }: Generation): KubeObject {
  const made = copy(template);
  const { name: _name, namespace: _space, ownerReferences: _owners, ...given } = made.metadata;
  const { resourceVersion: _version, uid: _uid, selfLink: _link, finalizers: _finalizers, ...metadata } = given;
  const { [LAST_APPLIED]: _applied, ...kept } = { ...metadata.annotations, ...annotations, ...clonedFrom(template) };
  return {
    ...made,
    metadata: {
      name,
      namespace: cluster.metadata.namespace,
      ...metadata,
      labels: { ...metadata.labels, ...labels, [CLUSTER_NAME]: cluster.metadata.name, [OWNED]: '' },
      annotations: kept,
    },
  };
}

/** A reference without a version, as v1beta2 writes it. */
export function referenceTo(object: KubeObject): Json {
  return { apiGroup: groupOf(object), kind: object.kind, name: object.metadata.name };
}

/** API group of an object; empty for the core group. */
export function groupOf({ apiVersion }: KubeObject): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

function clonedFrom(template: KubeObject): { [key: string]: string } {
  const group = groupOf(template);
  return {
    'cluster.x-k8s.io/cloned-from-name': template.metadata.name,
    'cluster.x-k8s.io/cloned-from-groupkind': group === '' ? template.kind : `${template.kind}.${group}`,
  };
}
