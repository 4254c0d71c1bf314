import type { Schema } from '../schema-types';
import { bool, filled, labelSelector, list, localReference, map, object, open, quantity, text, word } from './dsl';

const mode: Schema = { type: 'integer', format: 'int32', minimum: 0, maximum: 511 };
const items = list(object({ 'key!': filled, mode, 'path!': filled }));
const fieldRef = object({ 'apiVersion': text, 'fieldPath!': filled });
const resourceFieldRef = object({ 'containerName': text, 'divisor': quantity, 'resource!': filled });
const downwardItems = list(object({ fieldRef, mode, 'path!': filled, resourceFieldRef }));

/** Also used by environment variables. */
export const references = { fieldRef, resourceFieldRef };

const SOURCES: { [name: string]: Schema } = {
  configMap: object({ defaultMode: mode, items, name: text, optional: bool }),
  csi: object({ 'driver!': filled, 'fsType': text, 'nodePublishSecretRef': localReference, 'readOnly': bool, 'volumeAttributes': map(text) }),
  downwardAPI: object({ defaultMode: mode, items: downwardItems }),
  emptyDir: object({ medium: text, sizeLimit: quantity }),
  ephemeral: object({ volumeClaimTemplate: object({ 'metadata': { ...open, 'x-object-meta': true }, 'spec!': open }) }),
  hostPath: object({
    'path!': filled,
    'type': word('', 'DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'),
  }),
  image: object({ pullPolicy: word('Always', 'IfNotPresent', 'Never'), reference: text }),
  nfs: object({ 'path!': filled, 'readOnly': bool, 'server!': filled }),
  persistentVolumeClaim: object({ 'claimName!': filled, 'readOnly': bool }),
  projected: object({
    defaultMode: mode,
    sources: list(object({
      clusterTrustBundle: object({ labelSelector, 'name': text, 'optional': bool, 'path!': filled, 'signerName': text }),
      configMap: object({ items, name: text, optional: bool }),
      downwardAPI: object({ items: downwardItems }),
      podCertificate: open,
      secret: object({ items, name: text, optional: bool }),
      serviceAccountToken: object({ 'audience': text, 'expirationSeconds': { type: 'integer', format: 'int64', minimum: 600 }, 'path!': filled }),
    })),
  }),
  secret: object({ defaultMode: mode, items, optional: bool, secretName: text }),
};

/** Volume plugins that nobody writes by hand in a cluster manifest; accepted unread. */
const OTHERS = [
  'awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'fc', 'flexVolume', 'flocker', 'gcePersistentDisk', 'gitRepo', 'glusterfs',
  'iscsi', 'photonPersistentDisk', 'portworxVolume', 'quobyte', 'rbd', 'scaleIO', 'storageos', 'vsphereVolume',
];

/** Volumes of a pod. */
export const volume: Schema = object({
  'name!': { type: 'string', maxLength: 63, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' },
  ...SOURCES,
  ...Object.fromEntries(OTHERS.map(name => [name, open])),
}, { 'minProperties': 2, 'maxProperties': 2, 'x-gated': ['image'] });

/** Mount of a volume in a container. */
export const volumeMount: Schema = object({
  'mountPath!': filled,
  'mountPropagation': word('Bidirectional', 'HostToContainer', 'None'),
  'name!': filled,
  'readOnly': bool,
  'recursiveReadOnly': word('Disabled', 'Enabled', 'IfPossible'),
  'subPath': text,
  'subPathExpr': text,
});
