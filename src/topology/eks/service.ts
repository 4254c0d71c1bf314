/** Logs of the control plane in CloudWatch. */
export enum EksLog {
  /** API server. */
  API = 'apiServer',
  /** Audit events. */
  AUDIT = 'audit',
  /** Logins with IAM. */
  AUTHENTICATOR = 'authenticator',
  /** Controller manager. */
  CONTROLLER_MANAGER = 'controllerManager',
  /** Scheduler. */
  SCHEDULER = 'scheduler',
}

/** How long EKS supports a Kubernetes version of the cluster. */
export enum EksSupport {
  /** 14 months; then EKS upgrades the cluster by itself, and the provider reports that what is written is older. */
  STANDARD = 'standard',
  /** 12 months more, at a price. */
  EXTENDED = 'extended',
}
