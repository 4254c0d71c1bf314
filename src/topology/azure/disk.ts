import { Size } from 'cdk8s';
import { Check, checkProps, listOf, refuse, required, Shape } from '../../values/check';
import { flag, integer, oneOf, size, text, wholeSize } from '../../values/check-scalars';

/** Kind of a managed disk. */
export enum AzureDiskType {
  /** SSD for production; the machine's size must be one that takes premium disks. */
  PREMIUM_SSD = 'Premium_LRS',

  /** The same, copied to three zones. */
  PREMIUM_SSD_ZRS = 'Premium_ZRS',

  /** SSD for light use. */
  STANDARD_SSD = 'StandardSSD_LRS',

  /** The same, copied to three zones. */
  STANDARD_SSD_ZRS = 'StandardSSD_ZRS',

  /** Magnetic disk. */
  STANDARD_HDD = 'Standard_LRS',

  /** The fastest; data disks only. */
  ULTRA_SSD = 'UltraSSD_LRS',
}

/** What the host keeps of a disk. */
export enum AzureCaching {
  /** Nothing. */
  NONE = 'None',

  /** What was read. */
  READ_ONLY = 'ReadOnly',

  /** What was read or written; a host that fails takes unwritten data with it. */
  READ_WRITE = 'ReadWrite',
}

/** A managed disk. Azure encrypts all of them. */
export interface AzureDisk {
  /**
   * Size in whole GiB.
   * @default Size.gibibytes(128)
   */
  readonly size?: Size;

  /**
   * Kind of the disk.
   * @default AzureDiskType.PREMIUM_SSD
   */
  readonly type?: AzureDiskType;

  /**
   * What the host keeps of it.
   * @default - AzureCaching.READ_ONLY for the system, AzureCaching.NONE for data
   */
  readonly caching?: AzureCaching;

  /**
   * Resource id of a disk encryption set with a key of yours.
   * @default - a key of Azure
   */
  readonly encryptionSet?: string;
}

/** The system disk. */
export interface AzureSystemDisk extends AzureDisk {
  /**
   * Keep the disk on the machine's host: fast, without cost, and gone with the machine. The machine's size must have room for it.
   * @default false
   */
  readonly ephemeral?: boolean;
}

/** A disk beside that of the system. `setup.disks` makes filesystems on it, by the device `/dev/disk/azure/scsi1/lun<lun>`. */
export interface AzureDataDisk extends AzureDisk {
  /** Last part of its name in Azure. */
  readonly name: string;

  /** Number by which the machine finds it, 0 to 63. */
  readonly lun: number;
}

/** A resource id of Azure. */
export function resourceId(type: string): Check {
  return text({ what: 'resource id of Azure', pattern: /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+(\/[^/]+\/[^/]+)+$/i, max: 1024, example: `/subscriptions/…/resourceGroups/…/providers/${type}/…` });
}

export const diskShape: Shape<AzureDisk> = {
  size: size('gibibytes', 4),
  type: oneOf(AzureDiskType),
  caching: oneOf(AzureCaching),
  encryptionSet: resourceId('Microsoft.Compute/diskEncryptionSets'),
};

/** Check of an `AzureSystemDisk`, by the webhook of cluster-api-provider-azure v1.26.0. */
export const systemDisk: Check = (where, value) => {
  const disk = checkProps(where, value as AzureSystemDisk, { ...diskShape, size: size('gibibytes', 30), ephemeral: flag });
  if (disk.size && disk.size.toGibibytes() > 2048) { refuse(`${where}.size`, disk.size.toGibibytes(), 'GiB is above 2048, the most of a system disk'); }
  if (disk.type === AzureDiskType.ULTRA_SSD) { refuse(`${where}.type`, disk.type, 'is for data disks; choose another one'); }
  const other = disk.ephemeral ? (['type', 'caching', 'encryptionSet'] as const).find(key => disk[key] !== undefined) : undefined;
  if (other) { throw new Error(`${where}.${other}: a disk on the host has none to choose; leave it out or ephemeral.`); }
};

/** Check of a list of `AzureDataDisk`. */
export const dataDisks: Check = (where, value) => {
  const shape: Shape<AzureDataDisk> = {
    ...diskShape,
    name: required(text({ what: 'last part of a name', pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/, max: 40, example: 'etcddisk' })),
    lun: required(integer({ min: 0, max: 63 })),
  };
  listOf((at, item) => {
    const disk = checkProps(at, item as AzureDataDisk, shape);
    if (disk.type === AzureDiskType.ULTRA_SSD && (disk.caching ?? AzureCaching.NONE) !== AzureCaching.NONE) {
      refuse(`${at}.caching`, disk.caching, 'is not for ultra disks; leave it out');
    }
  }, { min: 1, max: 64 })(where, value);
  const disks = value as AzureDataDisk[];
  for (const key of ['name', 'lun'] as const) {
    const all = disks.map(disk => disk[key]);
    const twice = all.find((one, index) => all.indexOf(one) !== index);
    if (twice !== undefined) { refuse(where, twice, `is the ${key} of two disks; give each its own`); }
  }
};

/** `osDisk` of a machine. */
export function systemDiskSpec(disk: AzureSystemDisk = {}): object {
  const { ephemeral, caching = AzureCaching.READ_ONLY } = disk;
  return {
    osType: 'Linux',
    diskSizeGB: gibibytes(disk),
    cachingType: caching,
    ...(ephemeral ? { diffDiskSettings: { option: 'Local' } } : managed(disk)),
  };
}

/** One of `dataDisks`. */
export function dataDiskSpec(disk: AzureDataDisk): object {
  return { nameSuffix: disk.name, lun: disk.lun, diskSizeGB: gibibytes(disk), cachingType: disk.caching ?? AzureCaching.NONE, ...managed(disk) };
}

function gibibytes({ size: given = Size.gibibytes(128) }: AzureDisk): number {
  return wholeSize('AzureDisk.size', given, 'gibibytes');
}

function managed({ type = AzureDiskType.PREMIUM_SSD, encryptionSet }: AzureDisk): object {
  return { managedDisk: { storageAccountType: type, diskEncryptionSet: encryptionSet && { id: encryptionSet } } };
}
