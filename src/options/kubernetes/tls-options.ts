/** Oldest TLS version that is served. */
export enum TlsVersion {
  /** TLS 1.2. */
  TLS_1_2 = 'VersionTLS12',

  /** TLS 1.3. Clients and scrapers that only know 1.2 are turned away. */
  TLS_1_3 = 'VersionTLS13',
}

/** What API server, controller manager, scheduler, stacked etcd and kubelets serve. Changing it replaces every machine of the cluster. */
export interface TlsOptions {
  /**
   * Oldest TLS version.
   * @default - Go's own, TLS 1.2
   */
  readonly minVersion?: TlsVersion;

  /**
   * Cipher suites of TLS 1.2 by their Go names. One of the two that HTTP/2 demands, `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256` and
   * `TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256`, must be among them (golang.org/x/net/http2), and one that fits the algorithm of the certificates.
   * TLS 1.3 has suites of its own that nobody can choose.
   * @default - Go's own
   */
  readonly cipherSuites?: string[];
}
