import { Duration, Size } from 'cdk8s';
import { AuditPolicy } from './audit-policy';
import { SecretContent } from '../secret/secret-key';

/** A record of who asked the API server what. Changing it replaces the control plane machines. */
export interface AuditOptions {
  /**
   * What is written down.
   * @default AuditPolicy.metadata()
   */
  readonly policy?: AuditPolicy;

  /**
   * A file on each control plane machine. It goes with the machine; ship it elsewhere if it must stay.
   * @default - written, unless only `webhook` is given
   */
  readonly log?: AuditLogOptions;

  /**
   * A collector that the API server sends events to.
   * @default - none
   */
  readonly webhook?: AuditWebhookOptions;
}

/** The audit log of one control plane machine. */
export interface AuditLogOptions {
  /**
   * Absolute path of the file, in a folder of its own.
   * @default /var/log/kubernetes/audit/audit.log
   */
  readonly path?: string;

  /**
   * How long rotated files are kept, in whole days.
   * @default Duration.days(30)
   */
  readonly maxAge?: Duration;

  /**
   * Number of rotated files that are kept.
   * @default 10
   */
  readonly maxFiles?: number;

  /**
   * Size at which a file is rotated.
   * @default Size.mebibytes(100)
   */
  readonly maxSize?: Size;
}

/** A collector of audit events. */
export interface AuditWebhookOptions {
  /** Secret in the cluster's namespace that holds a kubeconfig with the address and the credentials of the collector. */
  readonly kubeconfig: SecretContent;

  /**
   * Wait for the collector's answer before the request is answered, so that no event is lost; a slow collector slows the cluster down.
   * @default false
   */
  readonly blocking?: boolean;
}
