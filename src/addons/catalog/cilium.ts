import { Addon, AddonRelease, ChartSource } from '../../contract/addon';
import { ClusterContext, ICluster } from '../../contract/cluster';
import { LiveValue } from '../../contract/live-value';
import { checkProps, refuse, Shape, struct } from '../../values/check';
import { flag, integer } from '../../values/check-scalars';
import { Cidr } from '../../values/cidr';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://helm.cilium.io/', name: 'cilium', version: '1.19.6' };

/** What Hubble shows of the traffic. */
export interface HubbleOptions {
  /**
   * Run the relay, which answers for the whole cluster.
   * @default false
   */
  readonly relay?: boolean;

  /**
   * Run the web interface; it includes the relay.
   * @default false
   */
  readonly ui?: boolean;
}

/** Settings of Cilium. */
export interface CiliumProps extends ChartOptions {
  /**
   * Route services in the kernel instead of by kube-proxy. It must fit the cluster's `network.kubeProxy`: exactly one of the two does the work.
   * @default - on in a cluster without kube-proxy, off otherwise
   */
  readonly kubeProxyReplacement?: boolean;

  /**
   * Observe the traffic with Hubble. Certificates are made in the cluster by a job, not by Helm, which would make new ones with every upgrade.
   * @default - Hubble is off
   */
  readonly hubble?: HubbleOptions;

  /**
   * Greatest packet size of the pod network in bytes. Changing it needs a restart of the agents and of long-lived connections.
   * @default - the network interface's, less what the tunnel needs
   */
  readonly mtu?: number;
}

const shape: Shape<CiliumProps> = {
  ...chartShape,
  kubeProxyReplacement: flag,
  hubble: struct<HubbleOptions>({ relay: flag, ui: flag }),
  mtu: integer({ min: 1280, max: 65535, unit: 'bytes' }),
};

const REPLACEMENT = 'kubeProxyReplacement';

/**
 * What waits for the network itself must run on nodes that are not ready, and before the cloud provider and Cluster API have admitted them.
 * The chart's list lacks the last one.
 */
const EARLY = [
  'node-role.kubernetes.io/control-plane',
  'node.kubernetes.io/not-ready',
  'node.cloudprovider.kubernetes.io/uninitialized',
  'node.cluster.x-k8s.io/uninitialized',
].map(key => ({ key, operator: 'Exists' }));

/**
 * The pod network by Cilium. Addresses of pods come from the nodes' shares of the cluster's pod blocks, so Cluster API stays the one place that
 * decides them.
 *
 * Upgrade one minor version at a time. Taking this addon away takes the network away.
 */
export class Cilium extends Addon {
  private readonly props: CiliumProps;
  private readonly chart: ChartRelease;

  public constructor(props: CiliumProps = {}) {
    checkProps('Cilium', props, shape);
    super('cilium');
    checkReplacement(props.values?.[REPLACEMENT]);
    this.props = props;
    this.chart = new ChartRelease('Cilium', SOURCE, props);
  }

  public get provides(): string[] {
    return ['network'];
  }

  public problems({ context }: ICluster): string[] {
    const kubeProxyReplacement = this.replacesKubeProxy(context);
    if (kubeProxyReplacement && context.kubeProxy) {
      return [`ADD-02 kube-proxy: Cilium replaces kube-proxy, which cluster "${context.name}" runs as well; write network: { kubeProxy: false } for the cluster.`];
    }
    if (!kubeProxyReplacement && !context.kubeProxy) {
      return [`ADD-02 kube-proxy: cluster "${context.name}" runs without kube-proxy and Cilium does not replace it, so no service works; leave out ${this.props.values?.[REPLACEMENT] === undefined ? '' : 'values.'}kubeProxyReplacement.`];
    }
    return [];
  }

  public release({ context }: ICluster): AddonRelease {
    const { hubble, mtu } = this.props;
    const kubeProxyReplacement = this.replacesKubeProxy(context);
    const { endpoint, podCidrs, controlPlaneReplicas } = context;
    const families = podCidrs.map(block => Cidr.parse(block)?.family);
    return this.chart.release('kube-system', {
      ipam: { mode: 'kubernetes' },
      ...(families.includes(4) ? {} : { ipv4: { enabled: false } }),
      ...(families.includes(6) ? { ipv6: { enabled: true } } : {}),
      kubeProxyReplacement: String(kubeProxyReplacement),
      // Without kube-proxy the agent cannot reach the API server through the service that it is there to implement.
      ...(kubeProxyReplacement ? {
        k8sServiceHost: endpoint?.host ?? LiveValue.ENDPOINT_HOST,
        k8sServicePort: endpoint ? String(endpoint.port) : LiveValue.ENDPOINT_PORT,
      } : {}),
      // Two operators refuse to share a node.
      operator: { replicas: controlPlaneReplicas === 1 ? 1 : 2, tolerations: EARLY },
      ...hubbleValues(hubble),
      ...(mtu === undefined ? {} : { MTU: mtu }),
    });
  }

  /** Chart values are merged last, so what they say counts. */
  private replacesKubeProxy({ kubeProxy }: ClusterContext): boolean {
    const { values, kubeProxyReplacement = !kubeProxy } = this.props;
    return String(values?.[REPLACEMENT] ?? kubeProxyReplacement) === 'true';
  }
}

/** The chart takes these two, as text or not (cilium v1.19.6); anything else stops the agent. */
function checkReplacement(value: unknown): void {
  if (value !== undefined && !['true', 'false'].includes(String(value))) { refuse(`Cilium.values.${REPLACEMENT}`, value, 'is neither "true" nor "false"; leave it out, it follows the cluster'); }
}

function hubbleValues(hubble: HubbleOptions | undefined): { [key: string]: any } {
  if (!hubble) { return { hubble: { enabled: false } }; }
  const ui = hubble.ui ?? false;
  const relay = ui || (hubble.relay ?? false);
  return {
    hubble: {
      enabled: true,
      relay: relay ? { enabled: true, tolerations: EARLY } : { enabled: false },
      ui: ui ? { enabled: true, tolerations: EARLY } : { enabled: false },
      tls: { auto: { method: 'cronJob' } },
    },
    certgen: { tolerations: EARLY },
  };
}
