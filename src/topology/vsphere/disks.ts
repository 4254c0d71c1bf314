import { Size } from 'cdk8s';
import { checkProps, listOf, refuse, required, Shape } from '../../values/check';
import { oneOf, size, text } from '../../values/check-scalars';

/** How the blocks of a disk are taken from the datastore. */
export enum DiskProvisioning {
  /** When they are first written. */
  THIN = 'Thin',

  /** At once, zeroed when they are first written. */
  THICK = 'Thick',

  /** At once and zeroed at once: slow to make, fastest to write. */
  EAGERLY_ZEROED = 'EagerlyZeroed',
}

/** An empty disk added to every machine, also to linked clones. It carries no file system: format and mount it in the machine's setup. */
export interface VSphereDataDisk {
  /** Name of the disk, unique on the machine. */
  readonly name: string;

  /** Size, in whole gibibytes. */
  readonly size: Size;

  /**
   * How its blocks are taken from the datastore.
   * @default - as the datastore or the storage policy decides
   */
  readonly provisioning?: DiskProvisioning;
}

const shape: Shape<VSphereDataDisk> = { name: required(text({ max: 1024 })), size: required(size('gibibytes')), provisioning: oneOf(DiskProvisioning) };

// 29: what is left on one controller beside the primary disk (cluster-api-provider-vsphere v1.16.1 schema).
const list = listOf((where, value) => { checkProps(where, value as VSphereDataDisk, shape); }, { max: 29 });

/** A list of data disks; names unique. */
export function dataDisks(where: string, value: unknown): void {
  list(where, value);
  const names = (value as VSphereDataDisk[]).map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) { refuse(where, twice, 'is the name of two disks; give each its own'); }
}

/** `dataDisks` of the provider. */
export function dataDiskSpecs(disks: VSphereDataDisk[] | undefined): object[] | undefined {
  return disks?.map(({ name, size: amount, provisioning }) => ({ name, sizeGiB: amount.toGibibytes(), provisioningMode: provisioning }));
}
