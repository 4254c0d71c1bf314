import { shared } from '../../freeze';

const DRIVER = 'csi.vsphere.vmware.com';

/** What a class says of its volumes. */
export interface StorageClassOptions {
  readonly name: string;
  readonly storagePolicy?: string;
  readonly datastoreUrl?: string;
  readonly fileSystem?: string;
}

/** A StorageClass whose volumes are placed where the pod is and can grow. */
export function storageClass({ name, storagePolicy, datastoreUrl, fileSystem }: StorageClassOptions, isDefault: boolean): object {
  return shared({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations: isDefault ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : undefined },
    provisioner: DRIVER,
    parameters: { 'storagepolicyname': storagePolicy, 'datastoreurl': datastoreUrl, 'csi.storage.k8s.io/fstype': fileSystem },
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
      name: 'vsphere',
      annotations: { 'snapshot.storage.kubernetes.io/is-default-class': 'true' },
      labels: { 'velero.io/csi-volumesnapshot-class': 'true' },
    },
    driver: DRIVER,
    deletionPolicy: 'Delete',
  });
}
