import { checkProps, Shape } from './check';
import { integer, text } from './check-scalars';
import { host as hostCheck, ipAddress } from './cidr';

/** Where clients reach the API server through a balancer you run. */
export interface LoadBalancerOptions {
  /**
   * TCP port of the API server.
   * @default 6443
   */
  readonly port?: number;
}

/** How kube-vip announces the address of the API server. */
export interface KubeVipOptions extends LoadBalancerOptions {
  /**
   * Network interface that carries the address, for example `eth0`. It must be the final name in the guest.
   * Changing this replaces every control plane machine.
   * @default - the interface of the default route
   */
  readonly interface?: string;

  /**
   * kube-vip release. Changing this replaces every control plane machine.
   * v1.2.2 is refused: its failover depends on the address it should take over (fixed in v1.2.3).
   * @default - the release of the render profile
   */
  readonly version?: string;

  /**
   * Image repository without a tag, for a mirror. Changing this replaces every control plane machine.
   * @default ghcr.io/kube-vip/kube-vip
   */
  readonly image?: string;
}

const loadBalancerShape: Shape<LoadBalancerOptions> = { port: integer({ min: 1, max: 65535 }) };

const kubeVipShape: Shape<KubeVipOptions> = {
  ...loadBalancerShape,
  interface: text({ what: 'network interface name', pattern: /^[^\s/]{1,15}$/, example: 'eth0' }),
  version: (where, value) => {
    text({ what: 'kube-vip release', pattern: /^v\d+\.\d+\.\d+$/, example: 'v1.2.3' })(where, value);
    if (value === 'v1.2.2') { throw new Error(`${where}: kube-vip v1.2.2 loses the address at failover; write v1.2.3 or later.`); }
  },
  image: text({ what: 'image repository without a tag', pattern: /^[a-z0-9.:-]+(\/[a-z0-9._-]+)+$/, example: 'registry.example.com/kube-vip' }),
};

/**
 * The address of a cluster's API server: what kubeconfigs, kubelets and addons connect to.
 *
 * It is read when machines join and never again: changing the endpoint of a living cluster breaks it. Plan a new cluster instead.
 */
export class Endpoint {
  /**
   * An unused IP address in the subnet of the control plane machines, kept alive by kube-vip on those machines (ARP).
   * Keep it out of DHCP ranges and address pools.
   */
  public static kubeVip(address: string, options: KubeVipOptions = {}): Endpoint {
    ipAddress('Endpoint.kubeVip', address);
    checkProps('Endpoint.kubeVip', options, kubeVipShape);
    return new Endpoint(address, options.port ?? 6443, { ...options });
  }

  /** A load balancer or DNS name outside the cluster that forwards to the control plane machines. You run it. */
  public static loadBalancer(hostname: string, options: LoadBalancerOptions = {}): Endpoint {
    hostCheck('Endpoint.loadBalancer', hostname);
    checkProps('Endpoint.loadBalancer', options, loadBalancerShape);
    return new Endpoint(hostname, options.port ?? 6443);
  }

  private constructor(
    /** Host name or IP address without a port. */
    public readonly host: string,
    /** TCP port. */
    public readonly port: number,
    /** Set when the machines themselves must announce the address. */
    public readonly kubeVip?: KubeVipOptions,
  ) {}
}
