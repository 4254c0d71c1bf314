import { checkProps, Shape } from '../../values/check';
import { flag } from '../../values/check-scalars';

/** The parts of hardening. Each answers certain controls; the numbers are those of the CIS Kubernetes Benchmark v1.12. */
export interface HardeningParts {
  /**
   * Restrict anonymous requests to health checks and joining machines (1.2.1). Needs Kubernetes v1.32.
   * @default true
   */
  readonly anonymousAccess?: boolean;

  /**
   * An audit log of metadata, kept 30 days and 10 files of 100 MiB (1.2.16 to 1.2.19, 3.2.1, 3.2.2).
   * @default true
   */
  readonly audit?: boolean;

  /**
   * No profiles of API server, controller manager and scheduler (1.2.15, 1.3.2, 1.4.1).
   * @default true
   */
  readonly profiling?: boolean;

  /**
   * TLS 1.2 or later with authenticated ciphers only, for every component (1.2.29, 4.2.12).
   * @default true
   */
  readonly tls?: boolean;

  /**
   * Limit the flood of events (1.2.9).
   * @default true
   */
  readonly eventRateLimit?: boolean;

  /**
   * Refuse Services that claim addresses of others (1.2.3).
   * @default true
   */
  readonly externalIps?: boolean;

  /**
   * Pod Security: enforce baseline, note and warn about what is not restricted, except in kube-system (5.2.1 and following).
   * @default true
   */
  readonly podSecurity?: boolean;

  /**
   * Tokens of pods expire when they say they do (1.2.30).
   * @default true
   */
  readonly tokenExpiration?: boolean;

  /**
   * Keep fewer terminated pods (1.3.1).
   * @default true
   */
  readonly terminatedPods?: boolean;

  /**
   * Kubelets refuse to start with kernel parameters other than they expect, which are set, close idle connections after 5 minutes and limit
   * processes per pod (4.2.5, 4.2.13).
   * @default true
   */
  readonly kubelet?: boolean;

  /**
   * Pods that name no seccomp profile get the container engine's (4.2.14).
   * @default true
   */
  readonly seccomp?: boolean;

  /**
   * Ask the registry before every start of a container, so that nobody uses an image they may not pull (1.2.11). While the registry is away
   * no pod starts.
   * @default false
   */
  readonly pullImages?: boolean;

  /**
   * Kubelets serve with certificates signed by the cluster (4.2.11). Something must approve their requests, or logs, exec and metrics fail.
   * @default false
   */
  readonly kubeletCertificates?: boolean;
}

/** The parts that `cis()` leaves out unless asked: each needs something that the cluster does not bring along. */
const ON_REQUEST: readonly (keyof HardeningParts)[] = ['pullImages', 'kubeletCertificates'];

const shape: Shape<HardeningParts> = {
  anonymousAccess: flag,
  audit: flag,
  profiling: flag,
  tls: flag,
  eventRateLimit: flag,
  externalIps: flag,
  podSecurity: flag,
  tokenExpiration: flag,
  terminatedPods: flag,
  kubelet: flag,
  seccomp: flag,
  pullImages: flag,
  kubeletCertificates: flag,
};

/** A named set of options that answers a benchmark. What is said explicitly beside it always wins over it. */
export class Hardening {
  /** What the CIS Kubernetes Benchmark asks of a cluster's options. Say `false` to leave a part out, `true` to add one of those on request. */
  public static cis(parts: HardeningParts = {}): Hardening {
    return new Hardening('Hardening.cis', parts, name => !ON_REQUEST.includes(name));
  }

  /** Only the parts that are `true`. */
  public static only(parts: HardeningParts): Hardening {
    return new Hardening('Hardening.only', parts, () => false);
  }

  /** Names of the parts that are on. */
  public readonly parts: string[];

  private constructor(where: string, parts: HardeningParts, byDefault: (name: keyof HardeningParts) => boolean) {
    checkProps(where, parts, shape);
    this.parts = (Object.keys(shape) as (keyof HardeningParts)[]).filter(name => parts[name] ?? byDefault(name));
  }
}
