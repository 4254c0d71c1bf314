/** How a machine reads its first instructions. */
export enum BootFormat {
  /** cloud-init: Ubuntu, Photon, RHEL and most other images. */
  CLOUD_INIT = 'cloud-config',

  /**
   * Ignition: Flatcar. The management cluster must run Cluster API with the feature gate `KubeadmBootstrapFormatIgnition`
   * (`EXP_KUBEADM_BOOTSTRAP_FORMAT_IGNITION=true`).
   */
  IGNITION = 'ignition',
}

/** Family of an IP address. */
export enum IpFamily {
  /** IPv4. */
  IPV4 = 'IPv4',

  /** IPv6. */
  IPV6 = 'IPv6',
}

/** Which of a machine's addresses its node registers. */
export interface NodeIp {
  /**
   * Family of the address.
   * @default IpFamily.IPV4
   */
  readonly family?: IpFamily;

  /**
   * Network interface whose first global address is taken, by its final name in the guest, for example `eth1`.
   * @default - the interface of the default route
   */
  readonly interface?: string;
}
