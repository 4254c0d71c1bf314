/** A file written before the node joins. Its text is part of the bootstrap data: changing it replaces the machines. */
export interface NodeFile {
  /** Absolute path on the machine. */
  readonly path: string;

  /**
   * Text of the file, at most 10,240 characters. Never a secret: use `fromSecret`.
   * @default - the content comes from `fromSecret`
   */
  readonly content?: string;

  /**
   * Secret in the cluster's namespace that holds the content.
   * @default - the content is `content`
   */
  readonly fromSecret?: SecretKey;

  /**
   * Owner as `user:group`.
   * @default root:root
   */
  readonly owner?: string;

  /**
   * Octal permissions.
   * @default 0644
   */
  readonly permissions?: string;
}

/** One entry of an existing Secret. */
export interface SecretKey {
  /** Name of the Secret. */
  readonly name: string;

  /** Key inside the Secret. */
  readonly key: string;
}

/** A user who may log in to the machines over SSH. Changing a user replaces the machines. */
export interface NodeUser {
  /** Login name. */
  readonly name: string;

  /**
   * Public keys in `authorized_keys` form.
   * @default - none
   */
  readonly sshAuthorizedKeys?: string[];

  /**
   * May become root without a password.
   * @default false
   */
  readonly sudo?: boolean;
}

/** A taint that the node carries from its first registration. */
export interface NodeTaint {
  /** Key of the taint. */
  readonly key: string;

  /**
   * Value of the taint.
   * @default - none
   */
  readonly value?: string;

  /** What happens to pods that do not tolerate it. */
  readonly effect: TaintEffect;
}

/** Effect of a taint. */
export enum TaintEffect {
  /** New pods that do not tolerate the taint stay away. */
  NO_SCHEDULE = 'NoSchedule',

  /** New pods stay away if there is another place. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',

  /** New pods stay away and running ones are evicted. */
  NO_EXECUTE = 'NoExecute',
}

/**
 * What a machine needs before it joins, in words that belong to no distribution. Topologies and users say it, distributions translate it;
 * one that cannot express an item refuses it by name. Every item replaces the machines when it changes.
 */
export interface NodeSetup {
  /**
   * Login users.
   * @default - the image's own
   */
  readonly users?: NodeUser[];

  /**
   * Files written before the node joins.
   * @default - none
   */
  readonly files?: NodeFile[];

  /**
   * Shell commands run as root before the node joins, in order.
   * @default - none
   */
  readonly preJoinCommands?: string[];

  /**
   * Shell commands run as root after the node has joined, in order.
   * @default - none
   */
  readonly postJoinCommands?: string[];

  /**
   * Kubelet flags without the leading dashes.
   * @default - none
   */
  readonly kubeletArguments?: { [flag: string]: string };

  /**
   * Labels the kubelet registers the node with.
   * @default - none
   */
  readonly nodeLabels?: { [key: string]: string };

  /**
   * Taints the kubelet registers the node with, beside the distribution's own for the role.
   * @default - none
   */
  readonly taints?: NodeTaint[];

  /**
   * The machine's node name as an expression that cloud-init renders on the machine. Said by topologies.
   * @default - the host name
   */
  readonly nodeName?: string;

  /**
   * An external cloud controller manager initializes the node. Said by topologies.
   * @default false
   */
  readonly externalCloudProvider?: boolean;
}
