import { Size } from 'cdk8s';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';
import { mapOf, Shape } from '../../values/check';
import { flag, size, text } from '../../values/check-scalars';
import { versioned } from '../shared/machine-layers';

/**
 * Servers at cloudscale. Said on the topology an option holds for all groups; a group's own takes the place of the topology's. Every change replaces
 * the machines that use it.
 */
export interface CloudscaleMachineOptions {
  /**
   * Flavor of the servers, for example `flex-8-4`.
   * @default - none: every group needs one
   */
  readonly flavor?: string;

  /**
   * Image: one of cloudscale's (`ubuntu-24.04`) or your own (`custom:ubuntu-2404-kube-{version}`). `{version}` stands for the Kubernetes version
   * (`v1.34.3`). cloudscale's have neither containerd nor kubeadm.
   * @default - none: every group needs one
   */
  readonly image?: string;

  /**
   * Size of the root volume, whole GiB.
   * @default 50 GiB
   */
  readonly rootVolume?: Size;

  /**
   * Keep the machines of a group on different hosts (a server group, of at most 4 servers).
   * @default - true for the control plane, false for pools
   */
  readonly spread?: boolean;

  /**
   * Have a public address beside that in the private network. Without one, machines reach the Internet only where you run a way out.
   * @default true
   */
  readonly publicAddress?: boolean;

  /**
   * Tags of the servers.
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}

/** The control plane's machines at cloudscale. */
export interface CloudscaleControlPlaneOptions extends ControlPlaneOptions, CloudscaleMachineOptions {}

/** A pool of worker machines at cloudscale. */
export interface CloudscalePoolOptions extends PoolOptions, CloudscaleMachineOptions {}

/** Checks of `CloudscaleMachineOptions`. */
export const machineShape: Shape<CloudscaleMachineOptions> = {
  flavor: text({ what: 'flavor', pattern: /^[a-z0-9]+(-[a-z0-9]+)+$/, example: 'flex-8-4' }),
  image: versioned(text({ what: 'slug', pattern: /^[a-z]\S*$/, max: 253, example: 'custom:ubuntu-2404-kube-{version}' })),
  rootVolume: size('gibibytes', 10),
  spread: flag,
  publicAddress: flag,
  tags: mapOf(text({ max: 255 })),
};
