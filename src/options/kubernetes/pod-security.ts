/** What pods may ask of the machine: the Pod Security Standards. */
export enum PodSecurityLevel {
  /** Everything. */
  PRIVILEGED = 'privileged',

  /** Nothing that is known to lead to the machine. */
  BASELINE = 'baseline',

  /** Only what a hardened application needs. */
  RESTRICTED = 'restricted',
}

/**
 * Pod Security for namespaces without labels `pod-security.kubernetes.io/…`. A label always wins, so whoever may label namespaces may open
 * them. Addons that need more than the default must label their namespaces.
 */
export interface PodSecurityOptions {
  /**
   * Pods beyond this level are refused.
   * @default PodSecurityLevel.PRIVILEGED
   */
  readonly enforce?: PodSecurityLevel;

  /**
   * Version of the standards that `enforce` means: `latest`, or a minor version such as `v1.34`, so that an upgrade does not tighten them.
   * @default latest
   */
  readonly enforceVersion?: string;

  /**
   * Pods beyond this level are noted in the audit log.
   * @default PodSecurityLevel.PRIVILEGED
   */
  readonly audit?: PodSecurityLevel;

  /**
   * Version of the standards that `audit` means.
   * @default latest
   */
  readonly auditVersion?: string;

  /**
   * Whoever makes pods beyond this level is told.
   * @default PodSecurityLevel.PRIVILEGED
   */
  readonly warn?: PodSecurityLevel;

  /**
   * Version of the standards that `warn` means.
   * @default latest
   */
  readonly warnVersion?: string;

  /**
   * Namespaces where nothing is checked, whatever their labels. Network, storage and cloud addons run in `kube-system`: a list without it
   * lets no node become ready once `enforce` is above privileged.
   * @default ["kube-system"]
   */
  readonly exemptNamespaces?: string[];

  /**
   * Users whose pods are not checked. A user who only makes Deployments has no effect here: their pods are made by controllers.
   * @default - none
   */
  readonly exemptUsers?: string[];

  /**
   * Runtime classes whose pods are not checked.
   * @default - none
   */
  readonly exemptRuntimeClasses?: string[];
}
