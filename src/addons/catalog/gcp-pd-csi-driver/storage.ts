import { GcpStorageClass, GcpVolumeType } from './storage-class';
import { required, Shape } from '../../../values/check';
import { objectName } from '../../../values/check-names';
import { flag, oneOf, text } from '../../../values/check-scalars';
import { shared } from '../../freeze';

const DRIVER = 'pd.csi.storage.gke.io';

/** Checks of `GcpStorageClass`. */
export const storageClassShape: Shape<GcpStorageClass> = {
  name: required(objectName),
  type: oneOf(GcpVolumeType),
  regional: flag,
  kmsKey: text({ what: 'key of Cloud KMS', pattern: /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/, example: 'projects/p/locations/l/keyRings/r/cryptoKeys/k' }),
};

/** A StorageClass whose volumes are placed where the pod is and can grow. */
export function storageClass({ name, type = GcpVolumeType.BALANCED, regional, kmsKey }: GcpStorageClass, isDefault: boolean): object {
  return shared({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations: isDefault ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : undefined },
    provisioner: DRIVER,
    parameters: { 'type': type, 'replication-type': regional ? 'regional-pd' : undefined, 'disk-encryption-kms-key': kmsKey },
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
}

/** The snapshot class; the label is how Velero finds it. */
export function snapshotClass(): object {
  return shared({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotClass',
    metadata: {
      name: 'gcp-pd',
      annotations: { 'snapshot.storage.kubernetes.io/is-default-class': 'true' },
      labels: { 'velero.io/csi-volumesnapshot-class': 'true' },
    },
    driver: DRIVER,
    deletionPolicy: 'Delete',
  });
}
