import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';

/** How machines are reached. */
export interface RemoteAccess {
  /**
   * Secret in the cluster's namespace whose entry `value` is the private key for SSH.
   * @default - that of the topology
   */
  readonly sshKeySecret?: string;

  /**
   * Login name.
   * @default root
   */
  readonly user?: string;

  /**
   * TCP port of SSH.
   * @default 22
   */
  readonly port?: number;

  /**
   * Become root by sudo, without a password.
   * @default false
   */
  readonly sudo?: boolean;

  /**
   * Shell commands that clean a machine when it leaves the cluster, instead of those of the provider.
   * @default - the provider resets k0s
   */
  readonly cleanUpCommands?: string[];
}

/** A machine that runs already. While it belongs to a cluster, changing how it is reached has no effect on it. */
export interface RemoteHost extends RemoteAccess {
  /** IP address or DNS name, by which the management cluster reaches it. */
  readonly address: string;
}

/** The control plane machines. */
export interface RemoteControlPlaneOptions extends ControlPlaneOptions {
  /** The machines it is made of: at least as many as `replicas`, and a spare one where the distribution makes new machines first. */
  readonly hosts: RemoteHost[];
}

/** A pool of worker machines. */
export interface RemotePoolOptions extends PoolOptions {
  /** The machines it is made of: at least as many as `replicas` and a rollout need. Adding one changes nothing until a machine is needed. */
  readonly hosts: RemoteHost[];
}
