import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';
import { listOf, Shape } from '../../values/check';
import { flag, integer, text } from '../../values/check-scalars';

/**
 * Machines at Linode. Said on the topology an option holds for all groups; a group's own takes the place of the topology's. Every change replaces
 * the machines that use it.
 */
export interface LinodeMachineOptions {
  /**
   * Plan of the machines, for example `g6-standard-4`.
   * @default - none: every group needs one
   */
  readonly type?: string;

  /**
   * Image: one of your own (`private/12345678`), made for the Kubernetes version, or one of Linode's (`linode/ubuntu24.04`), which have neither
   * containerd nor kubeadm.
   * @default - none: every group needs one
   */
  readonly image?: string;

  /**
   * Encrypt the disks.
   * @default true
   */
  readonly diskEncryption?: boolean;

  /**
   * Number of the Cloud Firewall in front of the machines.
   * @default - none: every port of a machine is open to the Internet
   */
  readonly firewallId?: number;

  /**
   * Users of the Linode account whose SSH keys open the machines.
   * @default - none
   */
  readonly authorizedUsers?: string[];

  /**
   * Tags of the machines.
   * @default - none
   */
  readonly tags?: string[];
}

/** The control plane's machines at Linode. */
export interface LinodeControlPlaneOptions extends ControlPlaneOptions, LinodeMachineOptions {}

/** A pool of worker machines at Linode. */
export interface LinodePoolOptions extends PoolOptions, LinodeMachineOptions {}

/** Checks of `LinodeMachineOptions`. */
export const machineShape: Shape<LinodeMachineOptions> = {
  type: text({ what: 'plan', pattern: /^[a-z]+\d+-[a-z0-9-]+$/, example: 'g6-standard-4' }),
  image: text({ what: 'Linode image', pattern: /^(linode|private|shared)\/[\w.-]+$/, example: 'private/12345678' }),
  diskEncryption: flag,
  firewallId: integer({ min: 1 }),
  authorizedUsers: listOf(text({ max: 32 }), { min: 1 }),
  tags: listOf(text({ max: 50 }), { min: 1 }),
};
