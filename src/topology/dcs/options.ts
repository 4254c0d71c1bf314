import { Size } from 'cdk8s';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';
import { Shape } from '../../values/check';
import { objectName } from '../../values/check-names';
import { integer, size, text } from '../../values/check-scalars';
import { versioned } from '../shared/machine-layers';

/**
 * Virtual machines of Huawei DCS. Said on the topology an option holds for all groups; a group's own takes the place of the topology's. Every change
 * replaces the machines that use it.
 */
export interface DcsMachineOptions {
  /**
   * Name of the VM template, made for the Kubernetes version. `{version}` stands for it (`v1.34.3`).
   * @default - none: every group needs one
   */
  readonly template?: string;

  /**
   * Existing DCSIpHostnamePool of the machines: their addresses and host names, at least as many as there are machines during a rollout.
   * @default - none: every group needs one of its own
   */
  readonly ipPool?: string;

  /**
   * Number of virtual CPUs.
   * @default - 4 on the control plane; pools need one
   */
  readonly cpus?: number;

  /**
   * Memory, whole MiB.
   * @default - 8 GiB on the control plane; pools need one
   */
  readonly memory?: Size;

  /**
   * Datastore cluster of the disks.
   * @default - that of the template
   */
  readonly datastoreCluster?: string;

  /**
   * Size of the disk of kubelet and pods (`/var/lib/kubelet`), whole GiB.
   * @default 100 GiB
   */
  readonly kubeletDisk?: Size;

  /**
   * Size of the disk of images and containers (`/var/lib/containerd`), whole GiB.
   * @default 100 GiB
   */
  readonly containerdDisk?: Size;

  /**
   * Folder of the machines.
   * @default - that of the template
   */
  readonly folder?: string;

  /**
   * Compute cluster the machines run on.
   * @default - that of the template
   */
  readonly computeCluster?: string;
}

/** The control plane's machines on Huawei DCS. */
export interface DcsControlPlaneOptions extends ControlPlaneOptions, DcsMachineOptions {
  /**
   * Size of the disk of etcd (`/var/lib/etcd`), whole GiB.
   * @default 20 GiB
   */
  readonly etcdDisk?: Size;
}

/** A pool of worker machines on Huawei DCS. */
export interface DcsPoolOptions extends PoolOptions, DcsMachineOptions {}

/** Checks of `DcsMachineOptions`. */
export const machineShape: Shape<DcsMachineOptions> = {
  template: versioned(text({ max: 255 })),
  ipPool: objectName,
  cpus: integer({ min: 1, unit: 'CPUs' }),
  memory: size('mebibytes', 1024),
  datastoreCluster: text({ max: 255 }),
  kubeletDisk: size('gibibytes', 10),
  containerdDisk: size('gibibytes', 10),
  folder: text({ max: 255 }),
  computeCluster: text({ max: 255 }),
};
