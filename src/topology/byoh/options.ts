import { selector } from '../../options/group/drain-shapes';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';
import { LabelSelector } from '../../options/group/label-selector';
import { Shape } from '../../values/check';

/** Hosts of one's own. Said on the topology an option holds for all groups; a group's own takes the place of the topology's. */
export interface ByohMachineOptions {
  /**
   * Labels of the ByoHosts that machines may be put on, as their agents registered them. Changing them replaces the machines that use it.
   * @default - any that is free
   */
  readonly hostSelector?: LabelSelector;
}

/** The control plane's machines on hosts of one's own. */
export interface ByohControlPlaneOptions extends ControlPlaneOptions, ByohMachineOptions {}

/** A pool of worker machines on hosts of one's own. */
export interface ByohPoolOptions extends PoolOptions, ByohMachineOptions {}

/** Checks of `ByohMachineOptions`. */
export const machineShape: Shape<ByohMachineOptions> = { hostSelector: selector };
