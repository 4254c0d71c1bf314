import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { flag, integer } from '../../values/check-scalars';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS, MonitoredOptions, monitoredShape, monitorRequires } from '../chart/monitored-options';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://kubernetes-sigs.github.io/metrics-server/', name: 'metrics-server', version: '3.13.1' };

/** Settings of the metrics server. */
export interface MetricsServerProps extends MonitoredOptions {
  /**
   * Number of servers. While none answers, no namespace of the cluster can be deleted.
   * @default 2
   */
  readonly replicas?: number;

  /**
   * Check the kubelets' certificates. Kubeadm's kubelets sign their own, which no check passes, unless `serverTLSBootstrap` is on and something
   * approves their requests.
   * @default false
   */
  readonly verifyKubelets?: boolean;

  /**
   * Run on the machines' network, for control planes that do not reach pods. The server then listens on port 4443 of its machine.
   * @default false
   */
  readonly hostNetwork?: boolean;
}

const shape: Shape<MetricsServerProps> = { ...monitoredShape, replicas: integer({ min: 1, max: 10 }), verifyKubelets: flag, hostNetwork: flag };

/** CPU and memory in use, for `kubectl top` and for autoscaling of pods. */
export class MetricsServer extends Addon {
  private readonly props: MetricsServerProps;
  private readonly chart: ChartRelease;

  public constructor(props: MetricsServerProps = {}) {
    checkProps('MetricsServer', props, shape);
    super('metrics-server');
    this.props = props;
    this.chart = new ChartRelease('MetricsServer', SOURCE, props);
  }

  public get provides(): string[] {
    return ['metrics'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return monitorRequires(this.props);
  }

  public release(_cluster: ICluster): AddonRelease {
    const { replicas = 2, verifyKubelets = false, hostNetwork = false, serviceMonitor } = this.props;
    return this.chart.release('kube-system', {
      replicas,
      ...(replicas > 1 ? { podDisruptionBudget: { enabled: true, minAvailable: 1 } } : {}),
      ...(verifyKubelets ? {} : { args: ['--kubelet-insecure-tls'] }),
      // The chart's port is the kubelet's.
      ...(hostNetwork ? { hostNetwork: { enabled: true }, containerPort: 4443 } : {}),
      ...(serviceMonitor ? { metrics: { enabled: true }, serviceMonitor: { enabled: true } } : {}),
    });
  }
}
