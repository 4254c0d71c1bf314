import { EksNodeGroupOptions } from './node-group-options';
import { PoolOptions } from '../../options/group/groups';
import { AwsMachineOptions } from '../shared/aws/machine-options';
import { AwsMachinePoolOptions } from '../shared/aws/machine-pool';

/** What carries a pool of a cluster of EKS. */
export enum EksPoolType {
  /** A managed node group (`AWSManagedMachinePool`): EKS makes, updates and drains the machines. */
  NODE_GROUP = 'node group',

  /** Machines that Cluster API makes one by one: all options of machines, health checks, rollouts. */
  MACHINES = 'machines',

  /** An auto scaling group (`AWSMachinePool`): several instance types, spare capacity. */
  AUTO_SCALING_GROUP = 'auto scaling group',
}

/** How a machine joins, which is a matter of its image. */
export enum EksBootstrap {
  /** By nodeadm: Amazon Linux 2023. */
  NODEADM = 'nodeadm',

  /** By `bootstrap.sh`: Amazon Linux 2, which EKS publishes up to Kubernetes 1.32. */
  SCRIPT = 'script',
}

/** A pool of worker machines of a cluster of EKS. Its `failureDomain` is an availability zone. */
export interface EksPoolOptions extends PoolOptions, AwsMachineOptions {
  /**
   * What carries the pool. Changing it replaces the machines.
   * @default EksPoolType.NODE_GROUP
   */
  readonly type?: EksPoolType;

  /**
   * The managed node group.
   * @default - Amazon Linux 2023 on disks of 80 GiB
   */
  readonly nodeGroup?: EksNodeGroupOptions;

  /**
   * The auto scaling group.
   * @default - one instance type
   */
  readonly machinePool?: AwsMachinePoolOptions;

  /**
   * How machines join, where they are not those of a managed node group. Changing it replaces the machines.
   * @default EksBootstrap.NODEADM
   */
  readonly bootstrap?: EksBootstrap;
}
