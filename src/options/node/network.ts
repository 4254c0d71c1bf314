import { SecretContent } from '../secret/secret-key';

/**
 * A proxy between the machines and the world. Changing it replaces the machines.
 *
 * Never proxied: the machine itself, link-local addresses, pods, services, the service domain, the API server's address and what the
 * topology knows (its vCenter). The addresses of the machines are not known at synth unless you say them in `noProxy`.
 */
export interface NodeProxy {
  /**
   * Proxy for plain HTTP, for example `http://proxy.example.com:3128`; without user name and password.
   * @default - direct connections
   */
  readonly httpProxy?: string;

  /**
   * Proxy for HTTPS. Registries are reached through it.
   * @default - direct connections
   */
  readonly httpsProxy?: string;

  /**
   * Hosts, domains (`.example.com`), addresses and address blocks reached without the proxy. Must hold the machines' subnets: the API
   * server reaches kubelets and etcd by machine address.
   * @default - only what the library computes and the topology says
   */
  readonly noProxy?: string[];
}

/** A certificate authority the machine trusts. Changing it replaces the machines. */
export interface TrustedCertificate {
  /** Name of the file on the machine, without an ending. */
  readonly name: string;

  /**
   * One or several certificates in PEM form. Certificates are public; a private key is refused.
   * @default - they come from `fromSecret`
   */
  readonly pem?: string;

  /**
   * Secret in the cluster's namespace that holds the certificates.
   * @default - they are `pem`
   */
  readonly fromSecret?: SecretContent;
}
