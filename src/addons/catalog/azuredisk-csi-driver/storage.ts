import { AzureFileSystem, AzureStorageClass, AzureStorageType } from './storage-class';
import { required, Shape } from '../../../values/check';
import { objectName } from '../../../values/check-names';
import { flag, oneOf, text } from '../../../values/check-scalars';
import { shared } from '../../freeze';

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
  return shared({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations: isDefault ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : undefined },
    provisioner: 'disk.csi.azure.com',
    parameters: { skuName: type, diskEncryptionSetID: encryptionSet, fsType: fileSystem },
    reclaimPolicy: retain ? 'Retain' : 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
}

/** The class Velero looks for by its label. */
export function diskSnapshotClass(): object {
  return shared({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotClass',
    metadata: {
      name: 'azuredisk',
      labels: { 'velero.io/csi-volumesnapshot-class': 'true' },
      annotations: { 'snapshot.storage.kubernetes.io/is-default-class': 'true' },
    },
    driver: 'disk.csi.azure.com',
    parameters: { incremental: 'true' },
    deletionPolicy: 'Delete',
  });
}
