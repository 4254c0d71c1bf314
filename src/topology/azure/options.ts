import { AzureDataDisk, AzureSystemDisk } from './disk';
import { AzureImage } from './image';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';

/** Protection of a machine's boot and memory. */
export enum AzureSecurityType {
  /** Secure boot and a virtual TPM; needs an image of the second generation. */
  TRUSTED_LAUNCH = 'TrustedLaunch',

  /** Memory encrypted for the host, too; needs a size that has it. */
  CONFIDENTIAL = 'ConfidentialVM',
}

/** What becomes of a spot machine that Azure takes back. */
export enum AzureEviction {
  /** It is deleted; Cluster API makes another one. */
  DELETE = 'Delete',

  /** It is stopped, keeps its disks and their cost, and must be started by somebody. */
  DEALLOCATE = 'Deallocate',
}

/** Spare capacity, which Azure takes back with half a minute's notice. */
export interface AzureSpot {
  /**
   * The most to pay for an hour in US dollars, for example `0.05`.
   * @default - up to the price of ordinary machines
   */
  readonly maxPrice?: string;

  /**
   * What becomes of a machine that is taken back.
   * @default AzureEviction.DELETE
   */
  readonly eviction?: AzureEviction;
}

/**
 * The machines of a group. Every change replaces the machines that use it.
 *
 * Said on the topology an option holds for all machines; said on the control plane or a pool it takes the place of the topology's,
 * lists and structs as a whole.
 */
export interface AzureMachineOptions {
  /**
   * Size of the machines in Azure's words.
   * @default Standard_D4s_v5
   */
  readonly size?: string;

  /**
   * Image of the machines.
   * @default AzureImage.reference()
   */
  readonly image?: AzureImage;

  /**
   * The system disk.
   * @default - 128 GiB of premium SSD
   */
  readonly disk?: AzureSystemDisk;

  /**
   * Further disks, for example one for etcd; `setup.disks` makes filesystems on them.
   * @default - none
   */
  readonly dataDisks?: AzureDataDisk[];

  /**
   * Resource ids of managed identities that the machines have. With the rights of the first one of the control plane the cloud provider and the storage
   * driver work.
   * @default - none: they work with the account of the cluster, which needs a secret
   */
  readonly managedIdentities?: string[];

  /**
   * OpenSSH public key of the user `capi`.
   * @default - the provider makes one that nobody knows
   */
  readonly sshKey?: string;

  /**
   * Take spare capacity. Not for control planes.
   * @default - on demand
   */
  readonly spot?: AzureSpot;

  /**
   * Protection of boot and memory.
   * @default - none
   */
  readonly security?: AzureSecurityType;

  /**
   * Encrypt also the disks' caches and temporary disks, on the host. The subscription must have the feature.
   * @default false
   */
  readonly encryptionAtHost?: boolean;

  /**
   * Hand packets to the machines past the host's switch.
   * @default - where the size has it
   */
  readonly acceleratedNetworking?: boolean;

  /**
   * Resource id of a capacity reservation group. Not for MachinePools.
   * @default - none
   */
  readonly capacityReservation?: string;

  /**
   * Said of the topology: tags of everything that the provider makes, which change in place. Said of a group: tags of its machines, their disks and
   * network interfaces beside those, which replace the machines when they change.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/** The control plane's machines on Azure. */
export interface AzureControlPlaneOptions extends ControlPlaneOptions, AzureMachineOptions {}

/**
 * A pool of worker machines on Azure. Its `failureDomain` is a zone of the location: `1`, `2` or `3`. Single machines of a pool that names none are in
 * no zone at all.
 */
export interface AzurePoolOptions extends PoolOptions, AzureMachineOptions {
  /**
   * Make the pool a scale set (`AzureMachinePool`): Azure makes the machines, the provider replaces them one after the other. Changing from one to the
   * other replaces the machines.
   * @default false
   */
  readonly machinePool?: boolean;
}
