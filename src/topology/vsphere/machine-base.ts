import { Size } from 'cdk8s';
import { VSphereDevice } from './devices';
import { VSphereDataDisk } from './disks';
import { VSphereEncryption } from './encryption';
import { VSpherePciDevice } from './pci-device';
import { VSpherePowerOff } from './power-off';
import { VSphereResources } from './resources';
import { BootFormat } from '../../options/node/identity';

/** How a virtual machine is copied from its template. */
export enum CloneMode {
  /** A copy of every disk: slower, independent of the template, disks can grow. */
  FULL = 'fullClone',

  /**
   * A delta on a snapshot of the template: fast, cannot grow the disk. vSphere falls back to a full clone without a word when
   * the template has no snapshot (cluster-api-provider-vsphere v1.16.1).
   */
  LINKED = 'linkedClone',
}

/**
 * One kind of virtual machine, without its template and network: those the topology must say and a group may.
 * Every change replaces the machines that use it.
 *
 * Said on the topology an option holds for all machines; said on the control plane or a pool it takes the place of the topology's,
 * lists and structs as a whole.
 */
export interface VSphereMachineBase {
  /**
   * Virtual CPUs, at least 2.
   * @default - 4 on the control plane, 4 in pools
   */
  readonly cpus?: number;

  /**
   * Memory.
   * @default - Size.gibibytes(8) on the control plane, Size.gibibytes(16) in pools
   */
  readonly memory?: Size;

  /**
   * Size of the system disk; at least that of the template. Implies a full clone, because linked clones cannot grow.
   * @default - the size in the template
   */
  readonly disk?: Size;

  /**
   * Sizes of the second and further disks that are in the template already, in order. Implies a full clone as well.
   * @default - the sizes in the template
   */
  readonly templateDisks?: Size[];

  /**
   * Empty disks to add to every machine, for example one for etcd.
   * @default - none
   */
  readonly dataDisks?: VSphereDataDisk[];

  /**
   * How the template is copied.
   * @default - CloneMode.FULL when `disk` or `templateDisks` is given, else CloneMode.LINKED
   */
  readonly cloneMode?: CloneMode;

  /**
   * Snapshot of the template that a linked clone builds on. vSphere makes a full clone without a word when there is no such snapshot
   * (cluster-api-provider-vsphere v1.16.1).
   * @default - the current snapshot
   */
  readonly snapshot?: string;

  /**
   * How machines of the template read their first instructions: Ignition for Flatcar, cloud-init for all others.
   * @default BootFormat.CLOUD_INIT
   */
  readonly bootFormat?: BootFormat;

  /**
   * The network devices, in order.
   * @default - one device in `network` with DHCP for IPv4
   */
  readonly devices?: VSphereDevice[];

  /**
   * Datacenter name or path.
   * @default - the only datacenter of the vCenter
   */
  readonly datacenter?: string;

  /**
   * Datastore name or path; not a datastore cluster.
   * @default - one that `storagePolicy` allows, else the default datastore, which must be the only one
   */
  readonly datastore?: string;

  /**
   * Storage policy of the disks. With `datastore`, that datastore must be compatible with it; alone, any compatible datastore of the
   * compute cluster is taken.
   * @default - none
   */
  readonly storagePolicy?: string;

  /**
   * Folder of the virtual machines; it must exist.
   * @default - the datacenter's default folder
   */
  readonly folder?: string;

  /**
   * Resource pool, for example `*\/Resources` where there is one compute cluster.
   * @default - the default resource pool, which must be the only one
   */
  readonly resourcePool?: string;

  /**
   * Cores per CPU socket; `cpus` must be a multiple. 0 lets vSphere 8 choose when the machine starts.
   * @default - as the template says
   */
  readonly coresPerSocket?: number;

  /**
   * Guarantees, limits and weights on the host.
   * @default - none
   */
  readonly resources?: VSphereResources;

  /**
   * Virtual hardware version, for example `vmx-19`: a machine with an older one is upgraded before it starts. The storage driver needs
   * vmx-15, PCI devices vmx-17.
   * @default - that of the template
   */
  readonly hardwareVersion?: string;

  /**
   * PCI devices and shares of GPUs.
   * @default - none
   */
  readonly pciDevices?: VSpherePciDevice[];

  /**
   * Offer hardware virtualization to the guest.
   * @default false
   */
  readonly nestedVirtualization?: boolean;

  /**
   * Encryption of the machine and its traffic.
   * @default - as the template says
   */
  readonly encryption?: VSphereEncryption;

  /**
   * vCenter tags to attach, by their ids: `urn:vmomi:InventoryServiceTag:…:GLOBAL`, not names.
   * @default - none
   */
  readonly tagIds?: string[];

  /**
   * Further settings of the virtual machine's configuration (`extraConfig`).
   * @default - none
   */
  readonly vmxKeys?: { [key: string]: string };

  /**
   * Template for the names of the virtual machines, which are also the host and node names:
   * `{{ .machine.name }}` with the functions `trunc` and `trimSuffix`. Names must stay unique in the datacenter.
   * @default - the name of the Machine
   */
  readonly vmName?: string;

  /**
   * How a deleted machine is switched off.
   * @default VSpherePowerOff.trySoft()
   */
  readonly powerOff?: VSpherePowerOff;
}
