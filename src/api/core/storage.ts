import type { Schema } from '../schema-types';
import { bool, filled, int64, kind, list, map, object, text, word } from './dsl';

/** Storage classes, snapshot classes and CSI driver registrations. */
export const STORAGE_SCHEMAS: { readonly [kind: string]: Schema } = {
  CSIDriver: kind({
    'spec!': object({
      attachRequired: bool,
      fsGroupPolicy: word('ReadWriteOnceWithFSType', 'File', 'None'),
      nodeAllocatableUpdatePeriodSeconds: { ...int64, minimum: 10 },
      podInfoOnMount: bool,
      requiresRepublish: bool,
      seLinuxMount: bool,
      serviceAccountTokenInSecrets: bool,
      storageCapacity: bool,
      tokenRequests: list(object({ 'audience!': text, 'expirationSeconds': int64 })),
      volumeLifecycleModes: list(word('Persistent', 'Ephemeral')),
    }),
  }),
  StorageClass: kind({
    'allowVolumeExpansion': bool,
    'allowedTopologies': list(object({ matchLabelExpressions: list(object({ 'key!': filled, 'values!': list(text, { minItems: 1 }) })) })),
    'mountOptions': list(text),
    'parameters': map(text),
    'provisioner!': filled,
    'reclaimPolicy': word('Delete', 'Retain'),
    'volumeBindingMode': word('Immediate', 'WaitForFirstConsumer'),
  }),
  VolumeSnapshotClass: kind({ 'deletionPolicy!': word('Delete', 'Retain'), 'driver!': filled, 'parameters': map(text) }),
};
