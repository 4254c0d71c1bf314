import { checkProps, Check, listOf, refuse, Shape } from '../../values/check';
import { shared } from '../freeze';

/** What a storage driver says of a class of storage. */
export interface StorageClassFacts {
  readonly name: string;
  readonly provisioner: string;
  readonly parameters?: { readonly [parameter: string]: string | undefined };
  /** Keep a volume whose claim is deleted. */
  readonly retain?: boolean;
}

/** A StorageClass whose volumes are made where the pod that needs them runs, and can grow. */
export function storageClass({ name, provisioner, parameters, retain }: StorageClassFacts, isDefault: boolean): object {
  return shared({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations: isDefault ? { 'storageclass.kubernetes.io/is-default-class': 'true' } : undefined },
    provisioner,
    parameters,
    reclaimPolicy: retain ? 'Retain' : 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
}

/** The snapshot class of a driver; the label is how Velero finds it. */
export function snapshotClass(name: string, driver: string, parameters?: { readonly [parameter: string]: string }): object {
  return shared({
    apiVersion: 'snapshot.storage.k8s.io/v1',
    kind: 'VolumeSnapshotClass',
    metadata: {
      name,
      annotations: { 'snapshot.storage.kubernetes.io/is-default-class': 'true' },
      labels: { 'velero.io/csi-volumesnapshot-class': 'true' },
    },
    driver,
    parameters,
    deletionPolicy: 'Delete',
  });
}

/** A list of storage classes, at least one, each with a name of its own. */
export function storageClassList<T extends { readonly name: string }>(shape: Shape<T>): Check {
  return (where, value) => {
    listOf((at, item) => { checkProps(at, item as T, shape); }, { min: 1 })(where, value);
    const names = (value as T[]).map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) { refuse(where, twice, 'is the name of two classes; give each its own'); }
  };
}
