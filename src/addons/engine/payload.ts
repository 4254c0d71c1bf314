import { ICluster } from '../../contract/cluster';
import { canonical } from '../../manifest/canonical';
import { NamedManifest } from '../../manifest/manifest';
import { yamlDocument } from '../../manifest/yaml';
import { refuse } from '../../values/check';
import { objectNameFor } from '../names';
import { isNamespace } from './namespaces';

/** Label that Cluster API puts on everything of a cluster, and by which engines select it. */
export const CLUSTER_NAME = 'cluster.x-k8s.io/cluster-name';

/** A ConfigMap holds 1 MiB of data; the rest is room for keys and metadata. */
const MAX_BYTES = 1_000_000;

/** `ClusterResourceSet.spec.resources`, cluster-api v1.14.0. */
const MAX_RESOURCES = 100;

/** What of one addon travels as plain objects, in the order in which it must arrive. */
export interface Payload {
  readonly addon: string;
  readonly manifests: any[];
  readonly secrets: string[];
  readonly followUps: any[];
}

/**
 * A ClusterResourceSet with its ConfigMaps, nothing for an empty payload. Order of arrival: namespaces (with their Pod Security labels, before
 * anything lives in them), credentials, objects, follow-ups. The controller applies what it can and tries the rest again.
 */
export function resourceSet(cluster: ICluster, payload: Payload): NamedManifest[] {
  const where = `addon "${payload.addon}"`;
  const { before, objects, after } = payloadMaps(cluster, payload);
  const resources = [
    ...before.map(reference),
    ...payload.secrets.map(name => ({ kind: 'Secret', name })),
    ...objects.map(reference),
    ...after.map(reference),
  ];
  if (resources.length === 0) { return []; }
  if (resources.length > MAX_RESOURCES) { throw new Error(`${where}: ${resources.length} ConfigMaps and Secrets; a ClusterResourceSet holds at most ${MAX_RESOURCES}; split the addon.`); }
  return [
    {
      apiVersion: 'addons.cluster.x-k8s.io/v1beta2',
      kind: 'ClusterResourceSet',
      ...identity(cluster, payload.addon),
      // ApplyOnce would never bring a new version or a rotated password into the cluster.
      spec: { clusterSelector: clusterSelector(cluster), resources, strategy: 'Reconcile' },
    },
    ...before, ...objects, ...after,
  ];
}

/** The plain objects of a payload as the text in ConfigMaps, in the order in which they must arrive. */
export function payloadMaps(cluster: ICluster, { addon, manifests, followUps }: Payload): { readonly [stage in 'before' | 'objects' | 'after']: NamedManifest[] } {
  const where = `addon "${addon}"`;
  return {
    before: configMaps(where, cluster, `${addon}-namespaces`, manifests.filter(isNamespace)),
    objects: configMaps(where, cluster, addon, manifests.filter(object => !isNamespace(object))),
    after: configMaps(where, cluster, `${addon}-after`, followUps),
  };
}

/** The one cluster these objects are for. */
export function clusterSelector(cluster: ICluster): object {
  return { matchLabels: { [CLUSTER_NAME]: cluster.context.name } };
}

/** Name, namespace and label of an engine's object. */
export function identity({ context }: ICluster, part: string): Pick<NamedManifest, 'name' | 'namespace' | 'labels'> {
  return { name: objectNameFor(context.name, part), namespace: context.namespace, labels: { [CLUSTER_NAME]: context.name } };
}

function reference({ kind, name }: NamedManifest): object {
  return { kind, name };
}

/** As many ConfigMaps as the size of the objects asks for. Keys carry the order, because the controller applies them by name. */
function configMaps(where: string, cluster: ICluster, part: string, objects: any[]): NamedManifest[] {
  const parts: { [key: string]: string }[] = [];
  let room = 0;
  const digits = Math.max(2, String(objects.length - 1).length);
  objects.forEach((object, index) => {
    const { key, text, bytes } = documentOf(where, object);
    if (bytes > MAX_BYTES) { throw new Error(`${where}: ${object.kind} "${object.metadata.name}" has ${bytes} bytes; a ConfigMap carries at most ${MAX_BYTES}; deliver this addon with an engine that carries charts.`); }
    if (bytes > room) {
      parts.push({});
      room = MAX_BYTES;
    }
    room -= bytes;
    parts[parts.length - 1][`${String(index).padStart(digits, '0')}-${key}`] = text;
  });
  return parts.map((data, index) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    ...identity(cluster, index === 0 ? part : `${part}-${index + 1}`),
    fields: { data },
  }));
}

interface Document {
  readonly key: string;
  readonly text: string;
  readonly bytes: number;
}

/** Addons hand out one object for many clusters; its text is made once. */
const documents = new WeakMap<object, Document>();

function documentOf(where: string, object: any): Document {
  const known = object !== null && typeof object === 'object' ? documents.get(object) : undefined;
  if (known) { return known; }
  checkObject(where, object);
  const { apiVersion, kind, metadata, ...rest } = canonical(object);
  const text = yamlDocument({ apiVersion, kind, metadata, ...rest });
  const key = `${kind}-${metadata.name}`.toLowerCase().replace(/[^-._a-z0-9]+/g, '-').slice(0, 200);
  const document = { key: `${key}.yaml`, text, bytes: Buffer.byteLength(text) + key.length + 20 };
  documents.set(object, document);
  return document;
}

function checkObject(where: string, object: any): void {
  if (typeof object?.apiVersion !== 'string' || typeof object.kind !== 'string' || typeof object.metadata?.name !== 'string') {
    refuse(where, object, 'is not a Kubernetes object with apiVersion, kind and metadata.name');
  }
  if (object.apiVersion === 'v1' && object.kind === 'Secret') {
    throw new Error(`${where}: the content of Secret "${object.metadata.name}" would be written to Git; name a Secret of type addons.cluster.x-k8s.io/resource-set in the release's secrets instead.`);
  }
}
