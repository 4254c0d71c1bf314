import { Check, checkProps, listOf, literal, refuse, Shape } from './check';
import { flag, integer, text } from './check-scalars';
import { familyOf, host as hostCheck, IpAddress, ipAddress } from './cidr';
import { interfaceName, KubeVipBgpOptions, kubeVipBgp } from './kube-vip-bgp';
import { deferred } from './placeholder';

/** Where clients reach the API server through a balancer you run. */
export interface LoadBalancerOptions {
  /**
   * TCP port of the API server.
   * @default 6443
   */
  readonly port?: number;

  /**
   * More names and addresses that the certificate of the API server is good for, for example the name of the balancer seen from outside.
   * The host of the endpoint itself is always one of them. Changing them replaces every control plane machine.
   * @default - none
   */
  readonly certificateSans?: string[];
}

/** How kube-vip announces the address of the API server. Every change replaces every control plane machine. */
export interface KubeVipOptions extends LoadBalancerOptions {
  /**
   * Network interface that carries the address, for example `eth0`. It must be the final name in the guest.
   * @default - the interface of the default route; with `bgp`, the loopback interface
   */
  readonly interface?: string;

  /**
   * kube-vip release.
   * v1.2.2 is refused: its failover depends on the address it should take over (fixed in v1.2.3).
   * @default - the release of the render profile
   */
  readonly version?: string;

  /**
   * Image repository without a tag, for a mirror.
   * @default ghcr.io/kube-vip/kube-vip
   */
  readonly image?: string;

  /**
   * Also announce the addresses of Services of type LoadBalancer, from the control plane machines. Something else must assign them.
   * @default false
   */
  readonly services?: boolean;

  /**
   * Spread connections over all API servers with IPVS instead of sending them to the machine that holds the address.
   * The kernel modules `ip_vs` and `ip_vs_rr` are loaded for it.
   * @default false
   */
  readonly loadBalancing?: boolean;

  /**
   * Announce the address to routers by BGP. One machine at a time announces it, chosen by the same election as without BGP: kube-vip's other
   * way, all machines at once, sends clients to API servers that are down unless a health check with anonymous access withdraws them.
   * @default - the address is announced in the subnet of the machines, by ARP or neighbour discovery
   */
  readonly bgp?: KubeVipBgpOptions;
}

/** A subject alternative name as kubeadm accepts it: an address or a lower-case DNS name, a leading `*.` allowed. */
const certificateSan: Check = (where, value) => {
  if (deferred(where, value, certificateSan)) { return; }
  const dns = typeof value === 'string' && value.length <= 253
    && /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(value) && !/^[\d.]+$/.test(value);
  if (!dns && !IpAddress.parse(value as string)) { refuse(where, value, 'is not an IP address or a lower-case DNS name; leave out scheme, port and path'); }
};

const loadBalancerShape: Shape<LoadBalancerOptions> = {
  port: integer({ min: 1, max: 65535 }),
  certificateSans: listOf(certificateSan, { max: 100 }),
};

const kubeVipShape: Shape<KubeVipOptions> = {
  ...loadBalancerShape,
  interface: interfaceName,
  version: literal((where, value) => {
    text({ what: 'kube-vip release', pattern: /^v\d+\.\d+\.\d+$/, example: 'v1.2.3' })(where, value);
    if (value === 'v1.2.2') { throw new Error(`${where}: kube-vip v1.2.2 loses the address at failover; write v1.2.3 or later.`); }
  }),
  image: text({ what: 'image repository without a tag', pattern: /^[a-z0-9.:-]+(\/[a-z0-9._-]+)+$/, example: 'registry.example.com/kube-vip' }),
  services: flag,
  loadBalancing: flag,
  bgp: kubeVipBgp,
};

/**
 * The address of a cluster's API server: what kubeconfigs, kubelets and addons connect to.
 *
 * It is read when machines join and never again: changing the endpoint of a living cluster breaks it. Plan a new cluster instead.
 */
export class Endpoint {
  /**
   * An unused IP address, kept alive by kube-vip on the control plane machines: in their subnet by ARP, anywhere by BGP.
   * Keep it out of DHCP ranges and address pools. It cannot be claimed from a pool: what a pool gives is known only once the claim exists,
   * and certificates, kubeconfigs and the manifest of kube-vip need it before.
   */
  public static kubeVip(address: string, options: KubeVipOptions = {}): Endpoint {
    if ((address as any)?.kind?.endsWith?.('IPPool')) {
      throw new Error(`Endpoint.kubeVip: an address from pool ${JSON.stringify((address as any).name)} is not known before the cluster exists; choose one, exclude it from the pool and write it here.`);
    }
    ipAddress('Endpoint.kubeVip', address);
    familyOf('Endpoint.kubeVip', address);
    checkProps('Endpoint.kubeVip', options, kubeVipShape);
    return new Endpoint(address, options.port ?? 6443, [...options.certificateSans ?? []], { ...options });
  }

  /** A load balancer or DNS name outside the cluster that forwards to the control plane machines. You run it. */
  public static loadBalancer(hostname: string, options: LoadBalancerOptions = {}): Endpoint {
    hostCheck('Endpoint.loadBalancer', hostname);
    checkProps('Endpoint.loadBalancer', options, loadBalancerShape);
    return new Endpoint(hostname, options.port ?? 6443, [...options.certificateSans ?? []]);
  }

  private constructor(
    /** Host name or IP address without a port. */
    public readonly host: string,
    /** TCP port. */
    public readonly port: number,
    /** Names and addresses beside the host that the API server's certificate is good for. */
    public readonly certificateSans: string[],
    /** Set when the machines themselves must announce the address. */
    public readonly kubeVipOptions?: KubeVipOptions,
  ) {}
}
