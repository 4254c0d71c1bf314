import { AzureFileSystem, AzureStorageClass, AzureStorageType } from './storage-class';
import { required, Shape } from '../../../values/check';
import { objectName } from '../../../values/check-names';
import { flag, oneOf, text } from '../../../values/check-scalars';
import { snapshotClass, storageClass } from '../../chart/storage';

/** Checks of `AzureStorageClass`. */
export const storageClassShape: Shape<AzureStorageClass> = {
  name: required(objectName),
  type: oneOf(AzureStorageType),
  encryptionSet: text({
    what: 'resource id of a disk encryption set',
    pattern: /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.Compute\/diskEncryptionSets\/[^/]+$/i,
    example: '/subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/diskEncryptionSets/…',
  }),
  fileSystem: oneOf(AzureFileSystem),
  retain: flag,
};

/** A class whose volumes are made where the pod that needs them runs: volumes with one copy do not leave their zone. */
export function diskStorageClass(options: AzureStorageClass, isDefault: boolean): object {
  const { name, type = AzureStorageType.PREMIUM_SSD, encryptionSet, fileSystem, retain } = options;
  const parameters = { skuName: type, diskEncryptionSetID: encryptionSet, fsType: fileSystem };
  return storageClass({ name, provisioner: 'disk.csi.azure.com', parameters, retain }, isDefault);
}

/** The class Velero looks for by its label. */
export function diskSnapshotClass(): object {
  return snapshotClass('azuredisk', 'disk.csi.azure.com', { incremental: 'true' });
}
