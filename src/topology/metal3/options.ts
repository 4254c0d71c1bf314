import { Metal3Network } from './network';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';
import { LabelSelector } from '../../options/group/label-selector';

/** Algorithm of an image's checksum. */
export enum Metal3ChecksumType {
  /** SHA-256. */
  SHA256 = 'sha256',

  /** SHA-512. */
  SHA512 = 'sha512',

  /** MD5: an attacker can make another image with the same sum. */
  MD5 = 'md5',
}

/** Format of an image. */
export enum Metal3ImageFormat {
  /** Written to the disk as it comes. */
  RAW = 'raw',

  /** Unpacked on the host, in its memory. */
  QCOW2 = 'qcow2',

  /** Unpacked on the host, in its memory. */
  VDI = 'vdi',

  /** Unpacked on the host, in its memory. */
  VMDK = 'vmdk',
}

/** Where the operating system of machines comes from. Hosts fetch it themselves. */
export interface Metal3Image {
  /** Address, `http://` or `https://`. `{version}` stands for the Kubernetes version (`v1.34.3`), so that image and version change together. */
  readonly url: string;

  /** Checksum, or the address of a file with it, in which `{version}` is filled in as well. */
  readonly checksum: string;

  /**
   * Algorithm of the checksum.
   * @default - what a checksum of this length is; Metal3ChecksumType.SHA256 for an address
   */
  readonly checksumType?: Metal3ChecksumType;

  /**
   * Format.
   * @default - by the end of `url`; the deploy program finds out when that says nothing
   */
  readonly format?: Metal3ImageFormat;
}

/** What happens to the disks of a host before it is given away again. */
export enum Metal3Cleaning {
  /** Partition tables are deleted: nothing starts from them any more, the data is still there. */
  METADATA = 'metadata',

  /** Nothing: with `nodeReuse` the data disks of a machine survive its replacement. */
  DISABLED = 'disabled',
}

/**
 * The machines of a group without their image, which the topology must say and a group may. Every change replaces the machines that use it, that is:
 * hosts are written anew. Said on the topology an option holds for all groups; a group's own takes the place of the topology's as a whole.
 */
export interface Metal3MachineBase {
  /**
   * Labels of the hosts (`BareMetalHost` in the cluster's namespace) that machines may be put on.
   * @default - any host that is free
   */
  readonly hostSelector?: LabelSelector;

  /**
   * The network.
   * @default - what the image does by itself, usually DHCP on every card
   */
  readonly network?: Metal3Network;

  /**
   * Further metadata of the machine, which commands and files get at by `{{ ds.meta_data.<key> }}`: fixed texts.
   * @default - none
   */
  readonly metadata?: { [key: string]: string };

  /**
   * Further metadata: by key, the label of the BareMetalHost whose value it is, for example a rack.
   * @default - none
   */
  readonly metadataFromHostLabels?: { [key: string]: string };

  /**
   * What happens to the disks of a host that a machine leaves.
   * @default Metal3Cleaning.METADATA
   */
  readonly cleaning?: Metal3Cleaning;

  /**
   * Put the replacement of a machine on the same host. It needs `rollout: { maxSurge: '0' }`, because the host must be free first; to keep data
   * on further disks it needs `Metal3Cleaning.DISABLED` too.
   * @default false
   */
  readonly nodeReuse?: boolean;
}

/** The machines of a group. */
export interface Metal3MachineOptions extends Metal3MachineBase {
  /**
   * The image.
   * @default - the topology's
   */
  readonly image?: Metal3Image;
}

/** The control plane's machines on bare metal. */
export interface Metal3ControlPlaneOptions extends ControlPlaneOptions, Metal3MachineOptions {}

/** A pool of worker machines on bare metal. */
export interface Metal3PoolOptions extends PoolOptions, Metal3MachineOptions {}
