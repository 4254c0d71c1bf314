import { AwsImage } from './image';
import { AwsPlacement, AwsSpot } from './placement';
import { AwsResource } from './resource';
import { AwsDataVolume, AwsVolume } from './volume';

/** How the machine gets its bootstrap data, which holds the secret by which it joins. */
export enum AwsBootstrapStore {
  /** AWS Secrets Manager; the machine fetches and deletes it. */
  SECRETS_MANAGER = 'secrets-manager',

  /** Parameter store of AWS Systems Manager, the same way. */
  PARAMETER_STORE = 'ssm-parameter-store',

  /** The instance's user data, which everybody who may describe the instance reads. */
  USER_DATA = 'user-data',
}

/** What the metadata service tells an instance. Version 2 of it is required always. */
export interface AwsMetadata {
  /**
   * How many network hops an answer may travel. With 1, pods that have a network of their own get no answer, and with it no credentials of the
   * instance.
   * @default - 2 on the control plane, where the storage driver runs, 1 in pools
   */
  readonly hops?: number;

  /**
   * Tell the instance its tags.
   * @default false
   */
  readonly instanceTags?: boolean;
}

/**
 * The machines of a group. Every change replaces the machines that use it.
 *
 * Said on the topology an option holds for all machines; said on the control plane or a pool it takes the place of the topology's,
 * lists and structs as a whole.
 */
export interface AwsMachineOptions {
  /**
   * Instance type, for example `m6i.xlarge`.
   * @default m6i.xlarge
   */
  readonly instanceType?: string;

  /**
   * Image of the machines.
   * @default - the newest image of the operating system Ubuntu 24.04 that the provider publishes for the Kubernetes version, for tests only;
   * machines of an `EksTopology`: that of EKS
   */
  readonly image?: AwsImage;

  /**
   * IAM instance profile.
   * @default - `control-plane.cluster-api-provider-aws.sigs.k8s.io` and `nodes.cluster-api-provider-aws.sigs.k8s.io`, which
   * `clusterawsadm bootstrap iam create-cloudformation-stack` makes
   */
  readonly instanceProfile?: string;

  /**
   * Volume of the system.
   * @default - 80 GiB of gp3, encrypted
   */
  readonly rootVolume?: AwsVolume;

  /**
   * Further volumes, for example one for etcd.
   * @default - none
   */
  readonly volumes?: AwsDataVolume[];

  /**
   * Subnet of the machines.
   * @default - a private subnet of the cluster in the failure domain of the machine
   */
  readonly subnet?: AwsResource;

  /**
   * Give the machines public addresses.
   * @default - as the subnet says; private subnets give none
   */
  readonly publicIp?: boolean;

  /**
   * Security groups beside those of the cluster.
   * @default - none
   */
  readonly securityGroups?: AwsResource[];

  /**
   * Name of a key pair of EC2 for SSH.
   * @default - none: nobody logs in
   */
  readonly sshKey?: string;

  /**
   * The instance's metadata service.
   * @default - version 2 only
   */
  readonly metadata?: AwsMetadata;

  /**
   * Where bootstrap data is kept until the machine has it. Not for auto scaling groups, whose launch template holds it.
   * @default AwsBootstrapStore.SECRETS_MANAGER
   */
  readonly bootstrapStore?: AwsBootstrapStore;

  /**
   * Take spare capacity, which AWS takes back with two minutes' notice. Not for control planes.
   * @default - on demand
   */
  readonly spot?: AwsSpot;

  /**
   * Hosts, placement groups and reservations.
   * @default - shared hosts, wherever there is place
   */
  readonly placement?: AwsPlacement;

  /**
   * Tags of the instances, volumes and network interfaces, beside those of the topology. Said on an `AwsTopology` they are the tags of
   * everything that the provider makes, and change in place.
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}
