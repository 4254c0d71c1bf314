import { Size } from 'cdk8s';

/** Images of managed node groups. */
export enum EksNodeImage {
  /** Amazon Linux 2023. */
  AMAZON_LINUX_2023 = 'AL2023_x86_64_STANDARD',
  /** Amazon Linux 2023 for Graviton. */
  AMAZON_LINUX_2023_ARM64 = 'AL2023_ARM_64_STANDARD',
  /** Amazon Linux 2023 with drivers for NVIDIA's GPUs. */
  AMAZON_LINUX_2023_NVIDIA = 'AL2023_x86_64_NVIDIA',
  /** Amazon Linux 2023 with drivers for NVIDIA's GPUs, for Graviton. */
  AMAZON_LINUX_2023_ARM64_NVIDIA = 'AL2023_ARM_64_NVIDIA',
  /** Amazon Linux 2023 with drivers for Trainium and Inferentia. */
  AMAZON_LINUX_2023_NEURON = 'AL2023_x86_64_NEURON',
  /** Bottlerocket. */
  BOTTLEROCKET = 'BOTTLEROCKET_x86_64',
  /** Bottlerocket for Graviton. */
  BOTTLEROCKET_ARM64 = 'BOTTLEROCKET_ARM_64',
  /** Bottlerocket with drivers for NVIDIA's GPUs. */
  BOTTLEROCKET_NVIDIA = 'BOTTLEROCKET_x86_64_NVIDIA',
  /** Bottlerocket with drivers for NVIDIA's GPUs, for Graviton. */
  BOTTLEROCKET_ARM64_NVIDIA = 'BOTTLEROCKET_ARM_64_NVIDIA',
}

/**
 * What a managed node group says beside `instanceType`, `spot`, `sshKey` and `tags`. Where nothing else is said it cannot be changed: give the pool
 * another name.
 */
export interface EksNodeGroupOptions {
  /**
   * Image.
   * @default EksNodeImage.AMAZON_LINUX_2023
   */
  readonly image?: EksNodeImage;

  /**
   * Release of the image, for example `1.34.2-20260101`. Changing it replaces the machines.
   * @default - the newest one when the group is made or gets another Kubernetes version
   */
  readonly release?: string;

  /**
   * Size of the system disk. Whether it is encrypted the account decides: turn on encryption of EBS by default in the region.
   * @default Size.gibibytes(80)
   */
  readonly disk?: Size;

  /**
   * Ids of the subnets.
   * @default - the private ones of the cluster
   */
  readonly subnetIds?: string[];

  /**
   * Availability zones.
   * @default - the failure domain of the pool, else all zones of the cluster
   */
  readonly zones?: string[];

  /**
   * Least number of machines that the group may have. Changes in place.
   * @default - `autoscale.min`, else `replicas`
   */
  readonly minSize?: number;

  /**
   * Greatest number of machines that the group may have. Changes in place.
   * @default - `autoscale.max`, else `replicas`
   */
  readonly maxSize?: number;

  /**
   * How many machines may be missing during an update: a number or, as text, a share such as `"20%"`. Changes in place.
   * @default "1"
   */
  readonly maxUnavailable?: string;

  /**
   * EKS replaces nodes that its agent finds broken. Changes in place.
   * @default true
   */
  readonly repair?: boolean;

  /**
   * Name of the IAM role of the nodes.
   * @default - `eks-nodegroup.cluster-api-provider-aws.sigs.k8s.io`, or a role per group with the provider's feature EKSEnableIAM
   */
  readonly role?: string;
}
