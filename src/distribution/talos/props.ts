import { required, Shape } from '../../values/check';
import { flag, oneOf, text } from '../../values/check-scalars';

/** The network that Talos itself installs. */
export enum TalosCni {
  /** None: an addon brings it. */
  NONE = 'none',
  /** Flannel. */
  FLANNEL = 'flannel',
}

/** Where a machine's host name comes from. */
export enum TalosHostname {
  /** The name of the Machine object. Not for pools that are MachinePools. */
  MACHINE_NAME = 'MachineName',
  /** The name of the infrastructure's machine object. */
  INFRASTRUCTURE_NAME = 'InfrastructureName',
}

/** Options of Talos. Changing one replaces the machines. */
export interface TalosProps {
  /**
   * Version of Talos whose machine configuration is written, as `v<major>.<minor>`: that of the image or older. The provider would take its own,
   * and machines would change with a new release of it.
   */
  readonly talosVersion: string;

  /**
   * The network that Talos installs.
   * @default TalosCni.NONE
   */
  readonly cni?: TalosCni;

  /**
   * Disk that Talos is installed on, for machines that boot from the network or from a CD.
   * @default - the image is on the disk already
   */
  readonly installDisk?: string;

  /**
   * Image that Talos is installed and upgraded from, for one with system extensions.
   * @default - that of the version
   */
  readonly installImage?: string;

  /**
   * Run ordinary pods on control plane machines.
   * @default false
   */
  readonly schedulableControlPlane?: boolean;

  /**
   * Let machines find each other by Sidero Labs' public service as well, which sees encrypted data only.
   * @default false
   */
  readonly discoveryService?: boolean;

  /**
   * Where host names come from.
   * @default - what the infrastructure tells the machine
   */
  readonly hostname?: TalosHostname;

  /**
   * The machines get their addresses by DHCP on the interface that carries the API server's address (`Endpoint.kubeVip`). Say `false` where the
   * infrastructure tells them.
   * @default true
   */
  readonly dhcp?: boolean;
}

/** Checks of `TalosProps`. */
export const talosShape: Shape<TalosProps> = {
  talosVersion: required(text({ what: 'version of Talos', pattern: /^v1\.(0|[1-9]\d*)$/, example: 'v1.12' })),
  cni: oneOf(TalosCni),
  installDisk: text({ what: 'device path', pattern: /^\/dev\/[\w./:-]+$/, max: 256, example: '/dev/sda' }),
  installImage: text({ what: 'image reference', pattern: /^[a-z0-9.:-]+(\/[a-z0-9._-]+)+([:@][\w.:-]+)?$/, max: 512, example: 'factory.talos.dev/installer/…:v1.12.0' }),
  schedulableControlPlane: flag,
  discoveryService: flag,
  hostname: oneOf(TalosHostname),
  dhcp: flag,
};
