import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, listOf, refuse, required, Shape } from '../../values/check';
import { dnsLabel, objectName } from '../../values/check-names';
import { flag } from '../../values/check-scalars';
import { ipRange } from '../../values/ip-range';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { labelledNamespace } from '../chart/namespace';
import { poolClashes } from '../chart/pool-clashes';
import { poolObjects } from './metal-lb/pools';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://metallb.github.io/metallb', name: 'metallb', version: '0.16.1' };

const NAMESPACE = 'metallb-system';

/** Addresses for services. */
export interface MetalLbPool {
  /** Name of the pool, by which a service can ask for it. */
  readonly name: string;

  /** Ranges `first-last` and blocks in CIDR notation that nothing else hands out: neither DHCP nor another pool. */
  readonly addresses: string[];

  /**
   * Give addresses of this pool to services that do not ask for it by name.
   * @default true
   */
  readonly autoAssign?: boolean;
}

/** Settings of MetalLB. */
export interface MetalLbProps extends ChartOptions {
  /**
   * Addresses for services. Services keep the address they have while it stays in a pool.
   * @default - none: the objects come from elsewhere, for example from a `ManifestAddon`
   */
  readonly pools?: MetalLbPool[];

  /**
   * Announce the pools' addresses in the machines' own network (ARP, NDP): one machine at a time answers for an address. Without it MetalLB brings
   * its BGP part along, and the objects that announce come from elsewhere.
   * @default true
   */
  readonly layer2?: boolean;

  /**
   * Take only services of this load balancer class, where another load balancer serves the rest.
   * @default - all services without a class
   */
  readonly loadBalancerClass?: string;
}

const poolShape: Shape<MetalLbPool> = { name: required(objectName), addresses: required(listOf(poolRange, { min: 1 })), autoAssign: flag };

const shape: Shape<MetalLbProps> = {
  ...chartShape,
  pools: (where, value) => {
    listOf((at, item) => { checkProps(at, item as MetalLbPool, poolShape); }, { min: 1 })(where, value);
    const names = (value as MetalLbPool[]).map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) { refuse(where, twice, 'is the name of two pools; give each its own'); }
  },
  layer2: flag,
  loadBalancerClass: (where, value) => {
    if (typeof value !== 'string') { refuse(where, value, 'is not text'); }
    const [name, domain] = value.split('/').reverse();
    dnsLabel()(where, name);
    if (domain !== undefined) { objectName(where, domain); }
  },
};

function poolRange(where: string, value: unknown): void {
  ipRange(where, value);
  if (!/[-/]/.test(value as string)) { refuse(where, value, 'is a single address; write it as a block, for example "10.0.0.20/32"'); }
}

/** Addresses for services of type LoadBalancer where no cloud gives any. */
export class MetalLb extends Addon {
  private readonly props: MetalLbProps;
  private readonly chart: ChartRelease;
  private readonly followUps: object[];

  public constructor(props: MetalLbProps = {}) {
    checkProps('MetalLb', props, shape);
    super('metallb');
    this.props = props;
    this.chart = new ChartRelease('MetalLb', SOURCE, props);
    this.followUps = poolObjects(NAMESPACE, props.pools ?? [], props.layer2 ?? true);
  }

  public get provides(): string[] {
    return ['load-balancer'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider');
  }

  public problems({ context }: ICluster): string[] {
    return poolClashes(this.name, context, this.props.pools ?? []);
  }

  public release(_cluster: ICluster): AddonRelease {
    const { layer2 = true, loadBalancerClass } = this.props;
    return {
      ...this.chart.release(NAMESPACE, {
        ...(layer2 ? { frrk8s: { enabled: false } } : {}),
        ...(loadBalancerClass === undefined ? {} : { loadBalancerClass }),
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.PRIVILEGED)],
      // Refused until MetalLB's definitions are there and its webhook answers; the engines apply them again.
      followUps: this.followUps.length > 0 ? this.followUps : undefined,
    };
  }
}
