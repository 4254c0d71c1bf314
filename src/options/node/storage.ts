/**
 * A further disk of the machine with its partitions, filesystems and mount points; the topology or the image brings the disk itself.
 * Changing it replaces the machines; the data on it goes with them.
 */
export interface NodeDisk {
  /** Device of the disk, for example `/dev/sdb`; better a stable path such as `/dev/disk/by-path/…`. */
  readonly device: string;

  /**
   * One filesystem per partition, in order. The only one of a disk fills it; of several each says its share.
   */
  readonly volumes: DiskVolume[];

  /**
   * Kind of partition table. Ignition knows only GPT.
   * @default PartitionTable.GPT
   */
  readonly partitionTable?: PartitionTable;

  /**
   * Write a new partition table and new filesystems over what is on the disk.
   * @default false
   */
  readonly overwrite?: boolean;
}

/** One partition with its filesystem. */
export interface DiskVolume {
  /** Label of the filesystem, at most 12 characters, unique on the machine. */
  readonly label: string;

  /**
   * Where it is mounted. What the image has below that path is hidden, images loaded into `/var/lib/containerd` too; `/var/lib/etcd`
   * itself must be xfs, because kubeadm wants it empty and ext4 keeps `lost+found` there.
   */
  readonly mountPath: string;

  /**
   * Filesystem.
   * @default DiskFilesystem.EXT4
   */
  readonly filesystem?: DiskFilesystem;

  /**
   * Share of the disk in percent. Ignition machines know only whole disks.
   * @default - the whole disk
   */
  readonly percentage?: number;

  /**
   * Mount options, for example `noatime`.
   * @default ["defaults"]
   */
  readonly mountOptions?: string[];
}

/** Filesystem of a volume. */
export enum DiskFilesystem {
  /** ext4. */
  EXT4 = 'ext4',

  /** XFS. */
  XFS = 'xfs',
}

/** Kind of partition table. */
export enum PartitionTable {
  /** GUID partition table. */
  GPT = 'gpt',

  /** Master boot record: disks below 2 TiB. */
  MBR = 'mbr',
}
