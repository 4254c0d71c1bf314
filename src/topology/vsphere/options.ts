import { Size } from 'cdk8s';
import { ControlPlaneOptions, PoolOptions } from '../../contract/options';

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

/** One kind of virtual machine. Every change replaces the machines that use it. */
export interface VSphereMachineOptions {
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
   * How the template is copied.
   * @default - CloneMode.FULL when `disk` is given, else CloneMode.LINKED
   */
  readonly cloneMode?: CloneMode;

  /**
   * Name, inventory path or instance UUID of the virtual machine template. `{version}` stands for the Kubernetes version
   * (`v1.34.3`), so that image and version change together.
   * @default - the topology's
   */
  readonly template?: string;

  /**
   * Network (port group or segment) of the first network device, which uses DHCP.
   * @default - the topology's
   */
  readonly network?: string;

  /**
   * Datacenter name or path.
   * @default - the only datacenter of the vCenter
   */
  readonly datacenter?: string;

  /**
   * Datastore name or path; not a datastore cluster.
   * @default - the default datastore, which must be the only one
   */
  readonly datastore?: string;

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
}

/** The control plane's machines on vSphere. */
export interface VSphereControlPlaneOptions extends ControlPlaneOptions, VSphereMachineOptions {}

/** A pool of worker machines on vSphere. */
export interface VSpherePoolOptions extends PoolOptions, VSphereMachineOptions {}
