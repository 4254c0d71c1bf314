import { Size } from 'cdk8s';
import { IbmPowerVsProcessorType, IbmPowerVsSystem } from './hardware';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';
import { Shape } from '../../values/check';
import { oneOf, size, text } from '../../values/check-scalars';
import { versioned } from '../shared/machine-layers';

/**
 * Virtual servers of IBM Power Virtual Server. Said on the topology an option holds for all groups; a group's own takes the place of the topology's. Every
 * change replaces the machines that use it.
 */
export interface IbmPowerVsMachineOptions {
  /**
   * Name of an image of the workspace. `{version}` stands for the Kubernetes version (`v1.34.3`).
   * @default - none: every group needs one
   */
  readonly image?: string;

  /**
   * Number of processors, in quarters where they are shared: `0.5`.
   * @default - none: every group needs one
   */
  readonly processors?: string;

  /**
   * How they are shared.
   * @default IbmPowerVsProcessorType.SHARED
   */
  readonly processorType?: IbmPowerVsProcessorType;

  /**
   * Memory, whole GiB.
   * @default - none: every group needs one
   */
  readonly memory?: Size;

  /**
   * System to run on.
   * @default IbmPowerVsSystem.S1022
   */
  readonly system?: IbmPowerVsSystem;

  /**
   * Name of the SSH key of the workspace that opens the servers.
   * @default - none
   */
  readonly sshKey?: string;
}

/** The control plane's machines on IBM Power Virtual Server. */
export interface IbmPowerVsControlPlaneOptions extends ControlPlaneOptions, IbmPowerVsMachineOptions {}

/** A pool of worker machines on IBM Power Virtual Server. */
export interface IbmPowerVsPoolOptions extends PoolOptions, IbmPowerVsMachineOptions {}

/** Checks of `IbmPowerVsMachineOptions`. */
export const machineShape: Shape<IbmPowerVsMachineOptions> = {
  image: versioned(text({ max: 255 })),
  processors: text({ what: 'number of processors', pattern: /^(?!0+(\.0+)?$)\d+(\.(25|5|75))?$/, example: '0.5' }),
  processorType: oneOf(IbmPowerVsProcessorType),
  memory: size('gibibytes', 2),
  system: oneOf(IbmPowerVsSystem),
  sshKey: text({ max: 255 }),
};
