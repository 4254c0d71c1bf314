import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, Shape } from '../../values/check';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { IngressOptions, ingressService, ingressShape } from '../chart/ingress-options';
import { MONITOR_DEFINITIONS, monitorRequires } from '../chart/monitored-options';
import { labelledNamespace } from '../chart/namespace';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://charts.konghq.com', name: 'ingress', version: '0.24.0' };

const NAMESPACE = 'kong';

/** Settings of Kong. */
export interface KongProps extends IngressOptions {}

const shape: Shape<KongProps> = { ...ingressShape };

/**
 * Traffic into the cluster by Kong: one controller and a number of gateways without a database. The release must be named `kong`: the controller
 * looks for its gateways under that name.
 */
export class Kong extends Addon {
  private readonly props: KongProps;
  private readonly chart: ChartRelease;

  public constructor(props: KongProps = {}) {
    checkProps('Kong', props, shape);
    super('kong');
    this.props = props;
    this.chart = new ChartRelease('Kong', SOURCE, props);
  }

  public get provides(): string[] {
    return ['ingress'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', 'load-balancer', 'certificates', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return monitorRequires(this.props);
  }

  public release(_cluster: ICluster): AddonRelease {
    const { replicas: replicaCount = 2, serviceMonitor } = this.props;
    return {
      ...this.chart.release(NAMESPACE, {
        gateway: {
          replicaCount,
          ...(replicaCount > 1 ? { podDisruptionBudget: { enabled: true, minAvailable: 1 } } : {}),
          proxy: ingressService(this.props),
          // The chart would open the web interface for administrators on a port of every machine.
          manager: { enabled: false },
          ...(serviceMonitor ? { serviceMonitor: { enabled: true } } : {}),
        },
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.BASELINE)],
    };
  }
}
