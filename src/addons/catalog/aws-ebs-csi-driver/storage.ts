import { AwsFileSystem, AwsStorageClass, AwsStorageType } from './storage-class';
import { Check, required, Shape } from '../../../values/check';
import { objectName } from '../../../values/check-names';
import { flag, integer, oneOf, text } from '../../../values/check-scalars';
import { snapshotClass, storageClass } from '../../chart/storage';

const kmsKey: Check = text({ what: 'KMS key ARN', pattern: /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, example: 'arn:aws:kms:eu-central-1:123456789012:key/…' });

/** Checks of `AwsStorageClass`. */
export const storageClassShape: Shape<AwsStorageClass> = {
  name: required(objectName),
  type: oneOf(AwsStorageType),
  iops: integer({ min: 100, max: 256000, unit: 'operations per second' }),
  throughput: integer({ min: 125, max: 1000, unit: 'MiB per second' }),
  encrypted: flag,
  kmsKey,
  fileSystem: oneOf(AwsFileSystem),
  retain: flag,
};

/** A class whose volumes are made where the pod that needs them runs: volumes do not leave their zone. */
export function ebsStorageClass(options: AwsStorageClass, isDefault: boolean): object {
  const { name, type = AwsStorageType.GP3, iops, throughput, encrypted = true, kmsKey: key, fileSystem, retain } = options;
  if (type === AwsStorageType.IO2 && iops === undefined) { throw new Error(`AwsEbsCsiDriver.storageClasses["${name}"].iops: a value is required for io2.`); }
  const parameters = {
    'type': type,
    'encrypted': String(encrypted),
    'iops': iops?.toString(),
    'throughput': throughput?.toString(),
    'kmsKeyId': key,
    'csi.storage.k8s.io/fstype': fileSystem,
  };
  return storageClass({ name, provisioner: 'ebs.csi.aws.com', parameters, retain }, isDefault);
}

/** The class Velero looks for by its label. */
export function ebsSnapshotClass(): object {
  return snapshotClass('ebs', 'ebs.csi.aws.com');
}
