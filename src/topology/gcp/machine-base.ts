import { GcpConfidentialComputing, GcpDataDisk, GcpDisk, GcpMaintenance } from './hardware';

/** Service account of the machines, with whose rights the cloud provider and the storage driver work on the control plane. */
export interface GcpServiceAccount {
  /** E-mail address of the service account. */
  readonly email: string;

  /**
   * Scopes of its access.
   * @default - https://www.googleapis.com/auth/cloud-platform: what the account may do is said by IAM
   */
  readonly scopes?: string[];
}

/** GPUs of a machine. They need `GcpMaintenance.TERMINATE`, which is written by itself. */
export interface GcpAccelerator {
  /** Type, for example `nvidia-l4` or its address `projects/<project>/zones/<zone>/acceleratorTypes/nvidia-l4`. */
  readonly type: string;

  /**
   * How many.
   * @default 1
   */
  readonly count?: number;
}

/** Protection of the boot process (Shielded VM). */
export interface GcpShieldedVm {
  /**
   * Boot signed software only; the image must be made for that.
   * @default - as GCP decides, off
   */
  readonly secureBoot?: boolean;

  /**
   * Virtual trusted platform module.
   * @default - as GCP decides, on
   */
  readonly virtualTpm?: boolean;

  /**
   * Compare the boot process with that of the first start.
   * @default - as GCP decides, on
   */
  readonly integrityMonitoring?: boolean;
}

/**
 * The machines of a group, without their image: that the topology must say and a group may. Every change replaces the machines that use it.
 *
 * Said on the topology an option holds for all machines; said on the control plane or a pool it takes the place of the topology's,
 * lists and structs as a whole.
 */
export interface GcpMachineBase {
  /**
   * Machine type, for example `n2-standard-8`.
   * @default n2-standard-4
   */
  readonly machineType?: string;

  /**
   * System disk.
   * @default - 100 GiB; pd-ssd on the control plane, where etcd lives, pd-balanced in pools; hyperdisk-balanced where the machine type has no other
   */
  readonly disk?: GcpDisk;

  /**
   * Further empty disks.
   * @default - none
   */
  readonly dataDisks?: GcpDataDisk[];

  /**
   * Subnet of the machines, by its name.
   * @default - that of the region in a network with one subnet per region
   */
  readonly subnet?: string;

  /**
   * Give each machine a public address. Without one machines reach the internet through Cloud NAT.
   * @default false
   */
  readonly publicIp?: boolean;

  /**
   * Network tags, by which firewall rules find machines, beside those of the provider.
   * @default - none
   */
  readonly networkTags?: string[];

  /**
   * Let machines send packets of other addresses than their own, as network addons with routes need it.
   * @default - true, as the provider decides
   */
  readonly ipForwarding?: boolean;

  /**
   * Service account of the machines.
   * @default - the default account of Compute Engine
   */
  readonly serviceAccount?: GcpServiceAccount;

  /**
   * Labels of the instances in GCP, beside those of the cluster.
   * @default - none
   */
  readonly instanceLabels?: { [key: string]: string };

  /**
   * Further metadata of the instances. Never a secret.
   * @default - none
   */
  readonly metadata?: { [key: string]: string };

  /**
   * Spare capacity at a lower price, which GCP takes back at any time. Not for the control plane.
   * @default false
   */
  readonly spot?: boolean;

  /**
   * What happens to machines when their host is maintained.
   * @default - GcpMaintenance.MIGRATE; TERMINATE with accelerators, confidential computing and spot machines
   */
  readonly maintenance?: GcpMaintenance;

  /**
   * GPUs.
   * @default - none
   */
  readonly accelerators?: GcpAccelerator[];

  /**
   * Keep the memory encrypted for the host, too.
   * @default - none
   */
  readonly confidentialComputing?: GcpConfidentialComputing;

  /**
   * Protection of the boot process.
   * @default - as GCP decides
   */
  readonly shieldedVm?: GcpShieldedVm;
}
