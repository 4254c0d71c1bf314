import { snapshotClass, storageClass } from '../../chart/storage';

const DRIVER = 'csi.vsphere.vmware.com';

/** What a class says of its volumes. */
export interface StorageClassOptions {
  readonly name: string;
  readonly storagePolicy?: string;
  readonly datastoreUrl?: string;
  readonly fileSystem?: string;
}

/** The object of a class. */
export function vsphereStorageClass({ name, storagePolicy, datastoreUrl, fileSystem }: StorageClassOptions, isDefault: boolean): object {
  const parameters = { 'storagepolicyname': storagePolicy, 'datastoreurl': datastoreUrl, 'csi.storage.k8s.io/fstype': fileSystem };
  return storageClass({ name, provisioner: DRIVER, parameters }, isDefault);
}

/** The class Velero looks for by its label. */
export function vsphereSnapshotClass(): object {
  return snapshotClass('vsphere', DRIVER);
}
