/** The network that k0s installs. */
export enum K0sNetwork {
  /** None: an addon brings it. */
  NONE = 'custom',
  /** kube-router. */
  KUBE_ROUTER = 'kuberouter',
  /** Calico. */
  CALICO = 'calico',
}
