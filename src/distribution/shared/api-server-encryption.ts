import { posix } from 'path';
import { ComponentParts, ComponentPlace, configFile } from './component-parts';
import { yamlDocument } from '../../manifest/yaml';
import { EncryptionAtRest, KmsOptions } from '../../options/kubernetes/encryption-at-rest';
import { NodeFile } from '../../options/node/files';

const FILE = 'encryption.yaml';

/** KMS v2 is stable from v1.29. */
const KMS_V2 = 29;

/** Encryption of objects in etcd: a file from a Secret, or one that names a plugin and holds no key. */
export function encryptionParts(encryption: EncryptionAtRest | undefined, place: ComponentPlace): ComponentParts {
  if (!encryption) { return {}; }
  const { secret, kmsPlugin } = encryption;
  const file: NodeFile = secret ? { path: `${place.folder}/${FILE}`, fromSecret: secret, permissions: '0600' } : kmsFile(kmsPlugin!, place);
  return {
    flags: { 'encryption-provider-config': file.path },
    files: [file],
    mounts: kmsPlugin ? [{ name: 'kms-socket', path: posix.dirname(kmsPlugin.socket), writable: true, created: true }] : [],
  };
}

function kmsFile({ name, socket, timeout, resources = ['secrets'] }: KmsOptions, place: ComponentPlace): NodeFile {
  if (!place.version.isAtLeast(KMS_V2)) {
    throw new Error(`${place.where}.encryption: Kubernetes ${place.version.text} has no stable KMS v2; use v1.${KMS_V2} or later, or write EncryptionAtRest.fromSecret.`);
  }
  const kms = { apiVersion: 'v2', name, endpoint: `unix://${socket}`, timeout: `${timeout?.toSeconds() ?? 3}s` };
  const content = yamlDocument({
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'EncryptionConfiguration',
    // The last provider reads what was written before encryption was turned on.
    resources: [{ resources, providers: [{ kms }, { identity: {} }] }],
  });
  return configFile(place, 'encryption', FILE, content, 'name fewer resources');
}
