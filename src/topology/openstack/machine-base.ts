import { Size } from 'cdk8s';
import { OpenStackResource } from './resource';

/** A disk in Cinder. */
export interface OpenStackVolume {
  /** Its size. */
  readonly size: Size;

  /**
   * Volume type.
   * @default - that of the cloud
   */
  readonly type?: string;

  /**
   * Availability zone of Cinder, where its zones are called otherwise than those of machines.
   * @default - Cinder decides
   */
  readonly availabilityZone?: string;
}

/** A further disk in Cinder. */
export interface OpenStackDataVolume extends OpenStackVolume {
  /** Name, unique among the volumes of a machine. */
  readonly name: string;
}

/** A network interface. */
export interface OpenStackPort {
  /**
   * Its network.
   * @default - that of the cluster
   */
  readonly network?: OpenStackResource;

  /**
   * Subnets of its addresses.
   * @default - one of the network's
   */
  readonly subnets?: OpenStackResource[];

  /**
   * Further addresses that traffic may have, for example a virtual one that moves between machines.
   * @default - none
   */
  readonly allowedAddresses?: string[];

  /**
   * Kind of the virtual card, for example `direct` for SR-IOV.
   * @default - normal
   */
  readonly vnicType?: string;

  /**
   * Let all traffic through: no security groups.
   * @default - as the network says
   */
  readonly disablePortSecurity?: boolean;
}

/**
 * The machines of a group, without flavor and image: those the topology must say and a group may. Every change replaces the machines that use it.
 *
 * Said on the topology an option holds for all machines; said on the control plane or a pool it takes the place of the topology's,
 * lists and structs as a whole.
 */
export interface OpenStackMachineBase {
  /**
   * Name of the key pair for SSH.
   * @default - none
   */
  readonly sshKey?: string;

  /**
   * Boot from a volume in Cinder, in place of the flavor's own disk.
   * @default - the flavor's disk
   */
  readonly rootVolume?: OpenStackVolume;

  /**
   * Further disks in Cinder.
   * @default - none
   */
  readonly volumes?: OpenStackDataVolume[];

  /**
   * The network interfaces, in order; the first is that of the cluster's traffic.
   * @default - one in the network of the cluster
   */
  readonly ports?: OpenStackPort[];

  /**
   * Security groups of the machines, beside those of the provider.
   * @default - none
   */
  readonly machineSecurityGroups?: OpenStackResource[];

  /**
   * Server group, whose policy keeps machines on different hosts, for example `anti-affinity`. By name or id.
   * @default - none: machines of a group may be on one host
   */
  readonly serverGroup?: OpenStackResource;

  /**
   * Give machines their metadata on a disk, where the cloud has no metadata service.
   * @default false
   */
  readonly configDrive?: boolean;

  /**
   * Metadata of the servers. Never a secret.
   * @default - none
   */
  readonly metadata?: { [key: string]: string };

  /**
   * Tags of the machines and their ports and volumes, beside those of the cluster.
   * @default - none
   */
  readonly machineTags?: string[];

  /**
   * Attach interfaces as trunks.
   * @default false
   */
  readonly trunk?: boolean;
}
