import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';
import { AwsMachineOptions } from '../shared/aws/machine-options';
import { AwsMachinePoolOptions } from '../shared/aws/machine-pool';

/** The control plane's machines on AWS. */
export interface AwsControlPlaneOptions extends ControlPlaneOptions, AwsMachineOptions {}

/** A pool of worker machines on AWS. Its `failureDomain` is an availability zone, for example `eu-central-1a`. */
export interface AwsPoolOptions extends PoolOptions, AwsMachineOptions {
  /**
   * Make the pool an auto scaling group (`AWSMachinePool`): AWS makes and replaces the machines. `machinePool: {}` takes all defaults. Changing
   * from one to the other replaces the machines.
   * @default - single machines
   */
  readonly machinePool?: AwsMachinePoolOptions;
}
