import { Size } from 'cdk8s';
import { ControlPlaneOptions, PoolOptions } from '../../options/group/groups';
import { listOf, Shape } from '../../values/check';
import { size, text } from '../../values/check-scalars';

/**
 * Virtual servers of an IBM Cloud VPC. Said on the topology an option holds for all groups; a group's own takes the place of the topology's. Every
 * change replaces the machines that use it.
 */
export interface IbmVpcMachineOptions {
  /**
   * Profile of the servers, for example `bx2-4x16`.
   * @default - none: every group needs one
   */
  readonly profile?: string;

  /**
   * Name of a custom image of the account, made for the Kubernetes version: change both together. Names hold no dots, so the version cannot be filled in.
   * @default - none: every group needs one
   */
  readonly image?: string;

  /**
   * Names of the SSH keys that open the servers.
   * @default - none
   */
  readonly sshKeys?: string[];

  /**
   * Size of the boot volume, whole GiB.
   * @default 100 GiB
   */
  readonly bootVolume?: Size;

  /**
   * CRN of the root key that encrypts the boot volume.
   * @default - a key of IBM's
   */
  readonly encryptionKey?: string;
}

/** The control plane's machines in a VPC of IBM Cloud. */
export interface IbmVpcControlPlaneOptions extends ControlPlaneOptions, IbmVpcMachineOptions {}

/** A pool of worker machines in a VPC of IBM Cloud. */
export interface IbmVpcPoolOptions extends PoolOptions, IbmVpcMachineOptions {}

/** Checks of `IbmVpcMachineOptions`. */
export const machineShape: Shape<IbmVpcMachineOptions> = {
  profile: text({ what: 'profile', pattern: /^[a-z][a-z0-9]*-[a-z0-9.-]+$/, example: 'bx2-4x16' }),
  image: text({ what: 'name of a custom image', pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/, max: 63, example: 'ubuntu-2404-kube-v1-34-3' }),
  sshKeys: listOf(text({ max: 63 }), { min: 1 }),
  bootVolume: size('gibibytes', 10),
  encryptionKey: text({ what: 'CRN of a root key', pattern: /^crn:v1:\S+$/, example: 'crn:v1:bluemix:public:kms:eu-de:a/…:key:…' }),
};
