/** Who reaches the API server of a cluster of EKS. */
export interface EksEndpointAccess {
  /**
   * It has a public address. Without, the management cluster must be in the VPC or a network connected with it.
   * @default true
   */
  readonly publicAccess?: boolean;

  /**
   * Address blocks that may use the public address. The management cluster must be among them.
   * @default - everybody
   */
  readonly publicCidrs?: string[];

  /**
   * Machines reach it within the VPC.
   * @default true
   */
  readonly privateAccess?: boolean;
}

/** What EKS lets itself be asked for in place of the cluster's own authorization. */
export interface EksAccessPolicy {
  /** ARN of the policy, for example `arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`. */
  readonly arn: string;

  /**
   * Namespaces it holds in.
   * @default - the whole cluster
   */
  readonly namespaces?: string[];
}

/** A user or role of IAM that may log in. */
export interface EksAccessEntry {
  /** ARN of the user or role. */
  readonly principalArn: string;

  /**
   * What it may do by policies of EKS.
   * @default - nothing
   */
  readonly policies?: EksAccessPolicy[];

  /**
   * Groups of Kubernetes it is in, for bindings of roles in the cluster.
   * @default - none
   */
  readonly groups?: string[];

  /**
   * Name of the user in the cluster.
   * @default - made from the ARN
   */
  readonly username?: string;
}

/** An addon that EKS itself installs and updates. */
export interface EksAddon {
  /** Name, for example `aws-ebs-csi-driver`, `vpc-cni`, `coredns`, `kube-proxy`, `eks-pod-identity-agent`. */
  readonly name: string;

  /** Version for the cluster's Kubernetes version, for example `v1.50.1-eksbuild.1`: `aws eks describe-addon-versions` lists them. */
  readonly version: string;

  /**
   * ARN of the IAM role that its service account gets. The storage driver needs one with the policy `AmazonEBSCSIDriverPolicy`.
   * @default - the rights of the nodes
   */
  readonly roleArn?: string;

  /**
   * Settings; `aws eks describe-addon-configuration` shows which there are.
   * @default - those of EKS
   */
  readonly configuration?: { [key: string]: any };

  /**
   * Leave what was changed in the cluster as it is.
   * @default false
   */
  readonly preserveChanges?: boolean;
}
