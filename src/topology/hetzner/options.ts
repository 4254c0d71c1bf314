import { HetznerBareMetal } from './bare-metal';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';

/**
 * Machines of Hetzner Cloud. Every change replaces the machines that use it. Said on the topology an option holds for all groups; a group's own
 * takes the place of the topology's.
 */
export interface HetznerMachineOptions {
  /**
   * Server type, for example `cpx42`.
   * @default - none: machines of the cloud need one
   */
  readonly type?: string;

  /**
   * Image: the name of one of Hetzner's, or of a snapshot by its name or its label `caph-image-name`. `{version}` stands for the Kubernetes version
   * (`v1.34.3`).
   * @default - none: `imageUrl` is given
   */
  readonly image?: string;

  /**
   * Address of an image that the provider writes to the server in its rescue system, with `{version}`; in place of `image`.
   * @default - none
   */
  readonly imageUrl?: string;

  /**
   * Have a public IPv4 address. Without one, machines need the private network and a way out of it that is not this program's business.
   * @default true
   */
  readonly publicIpv4?: boolean;

  /**
   * Have a public IPv6 address.
   * @default true
   */
  readonly publicIpv6?: boolean;

  /**
   * Keep the machines of a group on different hosts (a placement group, of at most 10 machines).
   * @default - true for the control plane, false for pools
   */
  readonly spread?: boolean;

  /**
   * Names of SSH keys of the project, in place of the topology's `sshKeys`.
   * @default - the topology's
   */
  readonly machineSshKeys?: string[];
}

/** The control plane's machines at Hetzner. */
export interface HetznerControlPlaneOptions extends ControlPlaneOptions, HetznerMachineOptions {
  /**
   * Use servers of Hetzner Robot.
   * @default - machines of the cloud
   */
  readonly bareMetal?: HetznerBareMetal;
}

/** A pool of worker machines at Hetzner. Its `failureDomain` is a location; machines of the cloud are in the first of `regions` without one. */
export interface HetznerPoolOptions extends PoolOptions, HetznerMachineOptions {
  /**
   * Use servers of Hetzner Robot.
   * @default - machines of the cloud
   */
  readonly bareMetal?: HetznerBareMetal;
}
