import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, Shape } from '../../values/check';
import { flag, integer, oneOf } from '../../values/check-scalars';
import { Cidr } from '../../values/cidr';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { labelledNamespace } from '../chart/namespace';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://docs.tigera.io/calico/charts', name: 'tigera-operator', version: 'v3.32.1' };

const NAMESPACE = 'tigera-operator';

const DEFINITIONS = 'calico-crds';

/** How pods of different machines reach each other. */
export enum CalicoEncapsulation {
  /** In VXLAN packets. Works on every network that lets UDP port 4789 through. */
  VXLAN = 'VXLAN',

  /** In VXLAN packets between subnets, as they are inside one. */
  VXLAN_CROSS_SUBNET = 'VXLANCrossSubnet',

  /** In IP-in-IP packets, which several clouds and virtual switches drop. IPv4 only. */
  IPIP = 'IPIP',

  /** As they are: the network between the machines knows the way to pods. */
  NONE = 'None',
}

/** Where addresses of pods come from. */
export enum CalicoAddresses {
  /** From the share of the pod blocks that Kubernetes gives each machine. */
  NODE = 'HostLocal',

  /** From the pod blocks, in small pieces as machines need them. */
  POOL = 'Calico',
}

/** Settings of Calico. */
export interface CalicoProps extends ChartOptions {
  /**
   * How pods of different machines reach each other. Changing it interrupts connections between machines.
   * @default CalicoEncapsulation.VXLAN
   */
  readonly encapsulation?: CalicoEncapsulation;

  /**
   * Where addresses of pods come from. It cannot be changed in a running cluster.
   * @default CalicoAddresses.POOL
   */
  readonly addresses?: CalicoAddresses;

  /**
   * Announce the way to pods by BGP. Needed when packets travel as they are or in IP-in-IP.
   * @default - on unless packets travel in VXLAN
   */
  readonly bgp?: boolean;

  /**
   * Greatest packet size of the pod network in bytes. Running pods keep the size they have.
   * @default - the network interface's, less what the encapsulation needs
   */
  readonly mtu?: number;
}

const shape: Shape<CalicoProps> = {
  ...chartShape,
  encapsulation: oneOf(CalicoEncapsulation),
  addresses: oneOf(CalicoAddresses),
  bgp: flag,
  mtu: integer({ min: 1280, max: 65535, unit: 'bytes' }),
};

/**
 * The pod network by Calico, run by the Tigera operator. The pods' addresses come from the cluster's pod blocks. Taking this addon away takes the network
 * away.
 */
export class Calico extends Addon {
  private readonly props: CalicoProps;
  private readonly chart: ChartRelease;

  public constructor(props: CalicoProps = {}) {
    checkProps('Calico', props, shape);
    super('calico');
    if (!inVxlan(props) && props.bgp === false && props.encapsulation !== CalicoEncapsulation.NONE) {
      throw new Error('Calico.bgp: packets in IP-in-IP need the ways that BGP announces; leave out bgp.');
    }
    this.props = props;
    this.chart = new ChartRelease('Calico', SOURCE, props);
  }

  public get provides(): string[] {
    return ['network'];
  }

  public get after(): AddonEdge[] {
    return converges(DEFINITIONS);
  }

  public get requires(): string[] {
    return [DEFINITIONS];
  }

  public problems({ context }: ICluster): string[] {
    const { name, kubeProxy, podCidrs } = context;
    const isIpip = this.props.encapsulation === CalicoEncapsulation.IPIP;
    return [
      ...(kubeProxy ? [] : [`ADD-02 kube-proxy: Calico does not route services here and cluster "${name}" runs without kube-proxy; leave out network: { kubeProxy: false }, or use Cilium.`]),
      ...(isIpip && podCidrs.some(block => Cidr.parse(block)?.family === 6)
        ? [`ADD-09 encapsulation: Calico carries IPv4 only in IP-in-IP, and pods of cluster "${name}" have IPv6 addresses; write encapsulation: CalicoEncapsulation.VXLAN.`]
        : []),
    ];
  }

  public release({ context }: ICluster): AddonRelease {
    const { encapsulation = CalicoEncapsulation.VXLAN, addresses = CalicoAddresses.POOL, bgp = !inVxlan(this.props), mtu } = this.props;
    const families = context.podCidrs.map(block => Cidr.parse(block)?.family);
    return {
      ...this.chart.release(NAMESPACE, {
        installation: {
          cni: { type: 'Calico', ipam: { type: addresses } },
          calicoNetwork: {
            bgp: bgp ? 'Enabled' : 'Disabled',
            ...(mtu === undefined ? {} : { mtu }),
            // The first address of the first interface, Calico's own choice, may be the virtual one of the API server.
            ...(families.includes(4) ? { nodeAddressAutodetectionV4: { kubernetes: 'NodeInternalIP' } } : {}),
            ...(families.includes(6) ? { nodeAddressAutodetectionV6: { kubernetes: 'NodeInternalIP' } } : {}),
            ipPools: context.podCidrs.map((cidr, index) => ({
              name: `pods-${families[index] === 6 ? 'ipv6' : 'ipv4'}`, cidr, encapsulation, natOutgoing: 'Enabled', nodeSelector: 'all()',
            })),
          },
        },
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.PRIVILEGED)],
    };
  }
}

function inVxlan({ encapsulation = CalicoEncapsulation.VXLAN }: CalicoProps): boolean {
  return encapsulation === CalicoEncapsulation.VXLAN || encapsulation === CalicoEncapsulation.VXLAN_CROSS_SUBNET;
}
