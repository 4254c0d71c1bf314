import { VSphereMachineBase } from './machine-base';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';

/** The virtual machines of a group. Every change replaces the machines that use it. */
export interface VSphereMachineOptions extends VSphereMachineBase {
  /**
   * Name, inventory path or instance UUID of the virtual machine template. `{version}` stands for the Kubernetes version
   * (`v1.34.3`), so that image and version change together.
   * @default - the topology's
   */
  readonly template?: string;

  /**
   * Network (port group or segment) of the devices that name none.
   * @default - the topology's
   */
  readonly network?: string;
}

/** The control plane's machines on vSphere. */
export interface VSphereControlPlaneOptions extends ControlPlaneOptions, VSphereMachineOptions {}

/** A pool of worker machines on vSphere. */
export interface VSpherePoolOptions extends PoolOptions, VSphereMachineOptions {}
