import { checkProps, listOf, literal, required, Shape, struct } from './check';
import { flag, integer, text } from './check-scalars';
import { ipAddress } from './cidr';

/** How kube-vip announces the address to routers, so that control plane machines may stand in different subnets. */
export interface KubeVipBgpOptions {
  /** Number of the autonomous system of the machines. */
  readonly localAs: number;

  /** The routers to announce the address to; at least one. */
  readonly peers: KubeVipBgpPeer[];

  /**
   * Network interface of the machine whose IPv4 address becomes its router id, for example `eth0`: the final name in the guest.
   */
  readonly routerInterface: string;
}

/**
 * A router that kube-vip peers with. There is no password here: kube-vip reads it from the text of its manifest, which everybody reads who
 * reads the bootstrap data, the control plane object or the repository (kube-vip v1.2.3). Let the router accept the sessions by address.
 */
export interface KubeVipBgpPeer {
  /** IP address of the router. */
  readonly address: string;

  /** Number of the router's autonomous system. */
  readonly as: number;

  /**
   * The router is more than one hop away.
   * @default false
   */
  readonly multihop?: boolean;
}

/** The name of a network interface in a Linux guest. */
export const interfaceName = text({ what: 'network interface name', pattern: /^[^\s/]{1,15}$/, example: 'eth0' });

const asNumber = integer({ min: 1, max: 4294967294 });

const peerShape: Shape<KubeVipBgpPeer> = { address: required(literal(ipAddress)), as: required(asNumber), multihop: flag };

/** Checks of `KubeVipBgpOptions`. */
export const kubeVipBgp = struct<KubeVipBgpOptions>({
  localAs: required(asNumber),
  peers: required(listOf((where, value) => {
    if ((value as any)?.password !== undefined) {
      throw new Error(`${where}.password: a password would be readable in the bootstrap data; leave it out and let the router accept the session by address.`);
    }
    checkProps(where, value as KubeVipBgpPeer, peerShape);
  }, { min: 1 })),
  routerInterface: required(interfaceName),
});
