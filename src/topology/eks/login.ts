/** An OpenID Connect provider beside IAM. */
export interface EksOidc {
  /** Name of the configuration. */
  readonly name: string;

  /** Address of the issuer, which EKS reaches over the internet. */
  readonly issuerUrl: string;

  /** Client id that tokens are made for. */
  readonly clientId: string;

  /**
   * Claim with the name of the user.
   * @default sub
   */
  readonly usernameClaim?: string;

  /**
   * Put before names of users.
   * @default - the issuer
   */
  readonly usernamePrefix?: string;

  /**
   * Claim with the groups.
   * @default - no groups
   */
  readonly groupsClaim?: string;

  /**
   * Put before names of groups.
   * @default - nothing
   */
  readonly groupsPrefix?: string;
}

/** The IAM role of the control plane. */
export interface EksRole {
  /**
   * Name of the role.
   * @default - `eks-controlplane.cluster-api-provider-aws.sigs.k8s.io`, or a role per cluster with the provider's feature EKSEnableIAM
   */
  readonly name?: string;

  /**
   * Path of a role that the provider makes.
   * @default /
   */
  readonly path?: string;

  /**
   * ARN of the policy that bounds a role that the provider makes.
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * ARNs of further policies, with the provider's feature EKSAllowAddRoles.
   * @default - none
   */
  readonly policyArns?: string[];
}

/** Pods that run without machines of the cluster, on Fargate. */
export interface EksFargateProfile {
  /** Name, unique in the cluster. */
  readonly name: string;

  /** Which pods: up to five selectors, of which one must fit. */
  readonly selectors: EksFargateSelector[];

  /**
   * Ids of private subnets.
   * @default - the private ones of the cluster
   */
  readonly subnetIds?: string[];

  /**
   * Name of the IAM role that fetches images for pods.
   * @default - `eks-fargate.cluster-api-provider-aws.sigs.k8s.io`, or a role per profile with the provider's feature EKSEnableIAM
   */
  readonly role?: string;
}

/** Pods by their namespace and labels. */
export interface EksFargateSelector {
  /** Namespace. */
  readonly namespace: string;

  /**
   * Labels the pods have.
   * @default - any
   */
  readonly labels?: { [key: string]: string };
}
