import { Duration } from 'cdk8s';
import { ApiServerOptions } from './api-server-options';
import { CertificateOptions } from './certificate-options';
import { ControllerManagerOptions, SchedulerOptions } from './component-options';
import { Etcd } from './etcd';
import { Hardening } from './hardening';
import { TlsOptions } from './tls-options';

/** The image of the cluster's DNS server. */
export interface DnsImageOptions {
  /**
   * Image repository without the name `coredns`.
   * @default - `imageRepository` of the cluster
   */
  readonly repository?: string;

  /**
   * Tag of the image: a version of CoreDNS, not older than the one that runs.
   * @default - the one that fits the Kubernetes version
   */
  readonly tag?: string;
}

/**
 * How long the distribution waits while a machine becomes a node. Kubernetes before v1.31 knows only `controlPlaneComponents` and
 * `tlsBootstrap` (kubeadm v1beta3).
 */
export interface StartTimeouts {
  /**
   * Until API server, controller manager and scheduler are healthy.
   * @default Duration.minutes(4)
   */
  readonly controlPlaneComponents?: Duration;

  /**
   * Until the kubelet is healthy.
   * @default Duration.minutes(4)
   */
  readonly kubelet?: Duration;

  /**
   * For calls to the API server.
   * @default Duration.minutes(1)
   */
  readonly apiCalls?: Duration;

  /**
   * For calls to etcd.
   * @default Duration.minutes(2)
   */
  readonly etcdCalls?: Duration;

  /**
   * Until the kubelet has its certificate.
   * @default Duration.minutes(5)
   */
  readonly tlsBootstrap?: Duration;

  /**
   * Until a joining machine has found the cluster.
   * @default Duration.minutes(5)
   */
  readonly discovery?: Duration;
}

/**
 * Options of Kubernetes itself, in words that belong to no distribution; one that cannot express an option refuses it by name.
 * Unless said otherwise, a change replaces the control plane machines one by one, and no other machines.
 */
export interface KubernetesOptions {
  /**
   * The API server.
   * @default - the distribution's own
   */
  readonly apiServer?: ApiServerOptions;

  /**
   * The controller manager.
   * @default - the distribution's own
   */
  readonly controllerManager?: ControllerManagerOptions;

  /**
   * The scheduler.
   * @default - the distribution's own
   */
  readonly scheduler?: SchedulerOptions;

  /**
   * Where the cluster keeps its state.
   * @default - Etcd.stacked()
   */
  readonly etcd?: Etcd;

  /**
   * TLS versions and cipher suites of every component. Changing them replaces every machine of the cluster.
   * @default - Go's own
   */
  readonly tls?: TlsOptions;

  /**
   * Feature gates of API server, controller manager, scheduler and every kubelet. A component does not start with a gate it does not know,
   * so take a gate out before the version that removes it. Changing them replaces every machine of the cluster.
   * @default - the version's own
   */
  readonly featureGates?: { [gate: string]: boolean };

  /**
   * Validity and algorithm of certificates.
   * @default - a year, authorities ten years, RSA-2048
   */
  readonly certificates?: CertificateOptions;

  /**
   * Registry and path the images of Kubernetes come from, for a mirror that keeps their names.
   * @default registry.k8s.io
   */
  readonly imageRepository?: string;

  /**
   * The image of the DNS server. Changes in place.
   * @default - the one that fits the Kubernetes version
   */
  readonly dns?: DnsImageOptions;

  /**
   * How long to wait while a machine becomes a node. Changing `controlPlaneComponents` replaces no machines. Changing another one
   * replaces the control plane machines, and `kubelet`, `apiCalls`, `tlsBootstrap` and `discovery`, which workers wait for too, those of the pools.
   * @default - the distribution's own
   */
  readonly timeouts?: StartTimeouts;

  /**
   * A named set of the options here and of kubelet settings. Whatever is said explicitly, here or in a `setup`, wins over it, or is refused
   * with the name of the part it cannot live with.
   * @default - none
   */
  readonly hardening?: Hardening;
}
