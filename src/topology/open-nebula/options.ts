import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';
import { Shape } from '../../values/check';
import { text } from '../../values/check-scalars';
import { versioned } from '../shared/machine-layers';

/** Virtual machines of OpenNebula. Said on the topology an option holds for all groups; a group's own takes the place of the topology's. */
export interface OpenNebulaMachineOptions {
  /**
   * Name of the VM template, which decides image, CPUs, memory and disks. `{version}` stands for the Kubernetes version (`v1.34.3`). Another template
   * replaces the machines that use it; other content of the same one does not.
   * @default - none: every group needs one
   */
  readonly template?: string;
}

/** The control plane's machines on OpenNebula. */
export interface OpenNebulaControlPlaneOptions extends ControlPlaneOptions, OpenNebulaMachineOptions {}

/** A pool of worker machines on OpenNebula. */
export interface OpenNebulaPoolOptions extends PoolOptions, OpenNebulaMachineOptions {}

/** Checks of `OpenNebulaMachineOptions`. */
export const machineShape: Shape<OpenNebulaMachineOptions> = { template: versioned(text({ max: 128 })) };
