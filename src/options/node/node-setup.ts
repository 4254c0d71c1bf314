import { ContainerdOptions, SwapOptions } from './engine';
import { NodeFile } from './files';
import { BootFormat, NodeIp } from './identity';
import { KubeletOptions } from './kubelet';
import { NodeProxy, TrustedCertificate } from './network';
import { RegistryMirror } from './registries';
import { NodeDisk } from './storage';
import { SecretContent } from '../secret/secret-key';

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

  /**
   * Groups beside the user's own, for example `adm`. Ignition machines need them in the image, cloud-init makes missing ones.
   * @default - none
   */
  readonly groups?: string[];

  /**
   * Login shell.
   * @default - the image's own
   */
  readonly shell?: string;

  /**
   * Home directory.
   * @default - `/home/<name>`
   */
  readonly home?: string;
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
 *
 * What the infrastructure, the cluster and the group say is put together in this order: lists are joined, maps merged with the later
 * winning, and of single values the last one counts.
 */
export interface NodeSetup {
  /**
   * How the machine reads its first instructions. Said by topologies, because it is a property of their image.
   * @default BootFormat.CLOUD_INIT
   */
  readonly bootFormat?: BootFormat;

  /**
   * Login users.
   * @default - the image's own
   */
  readonly users?: NodeUser[];

  /**
   * Public keys of SSH certificate authorities. Whoever holds a certificate signed by one of them may log in as the user it names.
   * @default - none
   */
  readonly sshCertificateAuthorities?: string[];

  /**
   * Time servers. Machines whose clocks differ refuse each other's certificates.
   * @default - the image's own
   */
  readonly ntpServers?: string[];

  /**
   * Files written before the node joins.
   * @default - none
   */
  readonly files?: NodeFile[];

  /**
   * Shell commands run as root early at every boot, before files are written. Ignition machines have none.
   * @default - none
   */
  readonly bootCommands?: string[];

  /**
   * Shell commands run as root before the node joins, in order. `{{ ds.… }}`, `{{ v1.… }}` and `{{ local_hostname }}` are replaced by
   * cloud-init's data of the machine; other braces stay as they are.
   * @default - none
   */
  readonly preJoinCommands?: string[];

  /**
   * Shell commands run as root after the node has joined, in order.
   * @default - none
   */
  readonly postJoinCommands?: string[];

  /**
   * Proxy for the kubelet, the container engine and the join itself.
   * @default - direct connections
   */
  readonly proxy?: NodeProxy;

  /**
   * Hosts and address blocks that nodes reach without the proxy, beside those the library computes. Said by topologies; without `proxy`
   * it means nothing.
   * @default - none
   */
  readonly proxyBypass?: string[];

  /**
   * Where images come from instead of their own registry.
   * @default - from their own registry
   */
  readonly registryMirrors?: RegistryMirror[];

  /**
   * Credentials with which the kubelet pulls images: an entry in the form of Docker's `config.json`, as Secrets of type
   * `kubernetes.io/dockerconfigjson` have it under `.dockerconfigjson`.
   * @default - none
   */
  readonly imageCredentials?: SecretContent;

  /**
   * Certificate authorities the machine trusts beside those of the image.
   * @default - none
   */
  readonly trustedCertificates?: TrustedCertificate[];

  /**
   * Settings of the kubelet.
   * @default - the distribution's own
   */
  readonly kubelet?: KubeletOptions;

  /**
   * Further fields of the kubelet's configuration (`KubeletConfiguration` of `kubelet.config.k8s.io/v1beta1`) that `kubelet` has no
   * word for. A field that `kubelet` also sets is refused.
   * @default - none
   */
  readonly kubeletConfiguration?: { [field: string]: any };

  /**
   * Kubelet flags without the leading dashes.
   * @default - none
   */
  readonly kubeletArguments?: { [flag: string]: string };

  /**
   * Which of its addresses the node registers.
   * @default - that of the default route, IPv4 first
   */
  readonly nodeIp?: NodeIp;

  /**
   * Kernel parameters by their dotted name, for example `net.core.somaxconn`.
   * @default - none
   */
  readonly sysctls?: { [parameter: string]: string };

  /**
   * Kernel modules loaded at every boot, before `sysctls` are set.
   * @default - none
   */
  readonly kernelModules?: string[];

  /**
   * Settings of containerd.
   * @default - the image's own
   */
  readonly containerd?: ContainerdOptions;

  /**
   * Let the kubelet run on a machine with swap.
   * @default - none: the kubelet refuses to start where swap is on
   */
  readonly swap?: SwapOptions;

  /**
   * Further disks of the machine: partitions, filesystems, mount points.
   * @default - only what the image mounts
   */
  readonly disks?: NodeDisk[];

  /**
   * A Container Linux Config as plain data that is merged into what an Ignition machine gets: units, drop-ins, networks.
   * @default - none
   */
  readonly ignitionConfig?: { [section: string]: any };

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
   * The machine's node name as an expression rendered on the machine: by cloud-init (`{{ local_hostname }}`), or on Ignition machines
   * from shell variables that `preJoinCommands` set (`${NODE_NAME}`). Said by topologies.
   * @default - the host name
   */
  readonly nodeName?: string;

  /**
   * An external cloud controller manager initializes the node. Said by topologies.
   * @default false
   */
  readonly externalCloudProvider?: boolean;
}
