import { GcpStorageClass, GcpVolumeType } from './storage-class';
import { required, Shape } from '../../../values/check';
import { objectName } from '../../../values/check-names';
import { flag, oneOf, text } from '../../../values/check-scalars';
import { snapshotClass, storageClass } from '../../chart/storage';

const DRIVER = 'pd.csi.storage.gke.io';

/** Checks of `GcpStorageClass`. */
export const storageClassShape: Shape<GcpStorageClass> = {
  name: required(objectName),
  type: oneOf(GcpVolumeType),
  regional: flag,
  kmsKey: text({ what: 'key of Cloud KMS', pattern: /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/, example: 'projects/p/locations/l/keyRings/r/cryptoKeys/k' }),
};

/** The object of a class. */
export function pdStorageClass({ name, type = GcpVolumeType.BALANCED, regional, kmsKey }: GcpStorageClass, isDefault: boolean): object {
  const parameters = { 'type': type, 'replication-type': regional ? 'regional-pd' : undefined, 'disk-encryption-kms-key': kmsKey };
  return storageClass({ name, provisioner: DRIVER, parameters }, isDefault);
}

/** The class Velero looks for by its label. */
export function pdSnapshotClass(): object {
  return snapshotClass('gcp-pd', DRIVER);
}
