import { Duration } from 'cdk8s';
import { AdmissionOptions } from './admission-options';
import { AuditOptions } from './audit-options';
import { Authentication } from './authentication';
import { ComponentOptions } from './component-options';
import { EncryptionAtRest } from './encryption-at-rest';

/** The API server. Everything here is bootstrap data of the control plane machines: a change replaces them, one by one. */
export interface ApiServerOptions extends ComponentOptions {
  /**
   * More names and addresses that the certificate of the API server is good for, beside the endpoint and what the endpoint names.
   * @default - none
   */
  readonly certificateSans?: string[];

  /**
   * What callers without credentials may ask.
   * @default AnonymousAccess.OPEN
   */
  readonly anonymousAccess?: AnonymousAccess;

  /**
   * Who logs people in, beside client certificates and service accounts.
   * @default - nobody
   */
  readonly authentication?: Authentication;

  /**
   * A record of who asked what.
   * @default - none
   */
  readonly audit?: AuditOptions;

  /**
   * Encryption of objects in etcd.
   * @default - plain text
   */
  readonly encryption?: EncryptionAtRest;

  /**
   * Admission plugins and their configuration.
   * @default - the version's own, and NodeRestriction
   */
  readonly admission?: AdmissionOptions;

  /**
   * Issuer and life span of service account tokens.
   * @default - the distribution's own
   */
  readonly serviceAccounts?: ServiceAccountOptions;

  /**
   * Serve profiles of the process under `/debug/pprof`.
   * @default true
   */
  readonly profiling?: boolean;

  /**
   * How long a request may take that is no watch.
   * @default Duration.seconds(60)
   */
  readonly requestTimeout?: Duration;

  /**
   * Requests served at the same time that do not change anything.
   * @default 400
   */
  readonly maxRequestsInFlight?: number;

  /**
   * Requests served at the same time that change something.
   * @default 200
   */
  readonly maxMutatingRequestsInFlight?: number;

  /**
   * How long events are kept.
   * @default Duration.hours(1)
   */
  readonly eventTimeToLive?: Duration;

  /**
   * Share of HTTP/2 requests whose connection is closed, so that clients spread over the API servers behind a balancer again:
   * 0 to 0.02. With a single API server it only makes clients reconnect.
   * @default 0
   */
  readonly goawayChance?: number;
}

/** What callers without credentials may ask the API server. */
export enum AnonymousAccess {
  /** Whatever RBAC grants to `system:unauthenticated`. */
  OPEN = 'open',

  /**
   * Health, and what the distribution itself has to ask before it has credentials; with Kubeadm the `cluster-info` ConfigMap that joining
   * machines read. Needs Kubernetes v1.32.
   */
  HEALTH_ONLY = 'health-only',

  /** Nothing. Kubeadm refuses it: its health probes and its joining machines have no credentials. */
  CLOSED = 'closed',
}

/**
 * Service account tokens. The key they are signed with is no option: the Secret `<cluster>-sa`, which Cluster API makes unless it exists
 * before the cluster does, holds it.
 */
export interface ServiceAccountOptions {
  /**
   * Issuer written into tokens: an https address, whose `/.well-known/openid-configuration` others read when they are to trust the tokens.
   * Changing it on a living cluster makes all its tokens worthless at once.
   * @default - `https://kubernetes.default.svc.<service domain>`
   */
  readonly issuer?: string;

  /**
   * Where the public keys are found, when the issuer is not the cluster itself.
   * @default - the API server
   */
  readonly jwksUri?: string;

  /**
   * Longest life of a token that someone asks for, at least an hour.
   * @default - no limit
   */
  readonly maxTokenExpiration?: Duration;

  /**
   * Let the tokens of pods live for a year while old clients do not read them again.
   * @default true
   */
  readonly extendTokenExpiration?: boolean;
}
