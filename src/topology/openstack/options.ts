import { OpenStackMachineBase } from './machine-base';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';

/** The machines of a group. Every change replaces the machines that use it. */
export interface OpenStackMachineOptions extends OpenStackMachineBase {
  /**
   * Name of the flavor: CPUs and memory.
   * @default - the topology's
   */
  readonly flavor?: string;

  /**
   * Name of the image in Glance. `{version}` stands for the Kubernetes version (`v1.34.3`), so that image and version change together.
   * @default - the topology's
   */
  readonly image?: string;
}

/** The control plane's machines on OpenStack. */
export interface OpenStackControlPlaneOptions extends ControlPlaneOptions, OpenStackMachineOptions {}

/** A pool of worker machines on OpenStack. Its `failureDomain` is an availability zone of Nova. */
export interface OpenStackPoolOptions extends PoolOptions, OpenStackMachineOptions {}
