import { LabelSelector } from '../../options/group/label-selector';

/** A partition of the system disk. */
export interface HetznerPartition {
  /** Where it is mounted, for example `/boot`. */
  readonly mount: string;

  /** File system: ext4, xfs, btrfs, swap, or esp for the partition UEFI starts from. */
  readonly fileSystem: string;

  /** Size with its unit, `1024M` or `50G`; `all` for what is left, in the last partition. */
  readonly size: string;
}

/** How the disks of a server are joined. */
export enum HetznerRaid {
  /** RAID 0: no copy, the sizes add up. */
  STRIPED = '0',

  /** RAID 1: every disk holds a copy. */
  MIRRORED = '1',

  /** RAID 5: one disk may fail. */
  RAID5 = '5',

  /** RAID 6: two disks may fail. */
  RAID6 = '6',

  /** RAID 10: mirrored and striped. */
  RAID10 = '10',
}

/**
 * Servers of Hetzner Robot in place of the cloud's. They exist as HetznerBareMetalHost objects in the cluster's namespace. Every change replaces
 * the machines: servers are installed anew.
 */
export interface HetznerBareMetal {
  /**
   * Labels of the HetznerBareMetalHosts that machines may be put on.
   * @default - any that is free
   */
  readonly hostSelector?: LabelSelector;

  /**
   * Archive of the operating system: an address (`https://…/ubuntu-{version}.tar.gz`), or the path of one that Hetzner's rescue system has. `{version}`
   * stands for the Kubernetes version.
   */
  readonly image: string;

  /**
   * Partitions.
   * @default - 512 MiB for UEFI, 1 GiB for /boot, the rest for /
   */
  readonly partitions?: HetznerPartition[];

  /**
   * Join the disks.
   * @default - no: the system is on one disk
   */
  readonly raid?: HetznerRaid;

  /**
   * Shell script that runs in the installed system before its first start. Images of Hetzner's rescue system lack cloud-init and Kubernetes; here is
   * where they come from.
   * @default - none
   */
  readonly postInstallScript?: string;

  /**
   * Existing Secret in the cluster's namespace with the keys `sshkey-name`, `ssh-publickey` and `ssh-privatekey`, by which the provider logs in.
   * @default - the topology's `robotSshSecret`
   */
  readonly sshSecret?: string;
}
