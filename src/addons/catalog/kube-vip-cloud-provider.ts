import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { Check, checkProps, listOf, mapOf, refuse, required, Shape } from '../../values/check';
import { dnsLabel } from '../../values/check-names';
import { ipRange } from '../../values/ip-range';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { poolClashes } from '../chart/pool-clashes';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://kube-vip.github.io/helm-charts', name: 'kube-vip-cloud-provider', version: '0.2.10' };

/** Settings of the kube-vip cloud provider. */
export interface KubeVipCloudProviderProps extends ChartOptions {
  /** Ranges `first-last` for services of every namespace, that nothing else hands out. Services keep the address they have. */
  readonly addresses: string[];

  /**
   * Ranges for the services of single namespaces, which then take none of the others.
   * @default - none
   */
  readonly namespaces?: { [namespace: string]: string[] };
}

const range: Check = (where, value) => {
  ipRange(where, value);
  if (!(value as string).includes('-')) { refuse(where, value, 'is not a range of first and last address; write for example "10.0.8.10-10.0.8.60"'); }
};
const ranges = listOf(range, { min: 1 });

const shape: Shape<KubeVipCloudProviderProps> = { ...chartShape, addresses: required(ranges), namespaces: mapOf(ranges, dnsLabel()) };

/**
 * Addresses for services of type LoadBalancer out of ranges. It hands them out and announces nothing: kube-vip does, on the control plane machines when
 * the endpoint is `Endpoint.kubeVip` with services on, or from a DaemonSet of yours. Use this or `MetalLb`.
 */
export class KubeVipCloudProvider extends Addon {
  private readonly props: KubeVipCloudProviderProps;
  private readonly chart: ChartRelease;

  public constructor(props: KubeVipCloudProviderProps) {
    checkProps('KubeVipCloudProvider', props, shape);
    super('kube-vip-cloud-provider');
    if (Object.hasOwn(props.namespaces ?? {}, 'global')) {
      throw new Error('KubeVipCloudProvider.namespaces: kube-vip takes the ranges of a namespace called "global" for those of all; name the namespace differently.');
    }
    this.props = props;
    this.chart = new ChartRelease('KubeVipCloudProvider', SOURCE, props);
  }

  public get provides(): string[] {
    return ['load-balancer'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider');
  }

  public problems({ context }: ICluster): string[] {
    const { addresses, namespaces = {} } = this.props;
    const pools = [{ name: 'global', addresses }, ...Object.keys(namespaces).sort().map(name => ({ name, addresses: namespaces[name] }))];
    return poolClashes(this.name, context, pools);
  }

  public release(_cluster: ICluster): AddonRelease {
    const { addresses, namespaces = {} } = this.props;
    const own = Object.keys(namespaces).sort().map(name => [`range-${name}`, namespaces[name].join(',')]);
    return this.chart.release('kube-system', { cm: { data: { 'range-global': addresses.join(','), ...Object.fromEntries(own) } } });
  }
}
