import { Duration } from 'cdk8s';

/** Key and signature algorithm of certificates. */
export enum KeyAlgorithm {
  /** RSA with 2048 bits. */
  RSA_2048 = 'RSA-2048',
  /** RSA with 3072 bits. */
  RSA_3072 = 'RSA-3072',
  /** RSA with 4096 bits. */
  RSA_4096 = 'RSA-4096',
  /** ECDSA on the curve P-256. */
  ECDSA_P256 = 'ECDSA-P256',
  /** ECDSA on the curve P-384. */
  ECDSA_P384 = 'ECDSA-P384',
}

/** Certificates that the cluster makes for itself. */
export interface CertificateOptions {
  /**
   * How long certificates of the components are valid: whole days, at most 1095. They are renewed by replacing the machine, see
   * `controlPlane.rollout.beforeCertificatesExpire`, which must be shorter. Changing it replaces the control plane machines.
   * @default Duration.days(365)
   */
  readonly validity?: Duration;

  /**
   * How long the certificate authorities are valid: whole days, at most 36500. Read when the cluster is made; a change is refused.
   * @default Duration.days(3650)
   */
  readonly caValidity?: Duration;

  /**
   * Algorithm of keys and certificates. Authorities are made once with the cluster; a change reaches the other certificates of new machines
   * and replaces the control plane machines.
   * @default KeyAlgorithm.RSA_2048
   */
  readonly keyAlgorithm?: KeyAlgorithm;
}
