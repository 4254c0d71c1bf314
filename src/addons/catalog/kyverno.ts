import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, refuse, Shape } from '../../values/check';
import { integer } from '../../values/check-scalars';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS, MonitoredOptions, monitoredShape, monitorRequires } from '../chart/monitored-options';
import { labelledNamespace } from '../chart/namespace';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://kyverno.github.io/kyverno/', name: 'kyverno', version: '3.9.0' };

const NAMESPACE = 'kyverno';

/** Settings of Kyverno. */
export interface KyvernoProps extends MonitoredOptions {
  /**
   * Number of admission controllers: 1, or 3 and more. While none answers, what its policies look at cannot be made in the cluster.
   * @default 3
   */
  readonly replicas?: number;
}

const shape: Shape<KyvernoProps> = {
  ...monitoredShape,
  replicas: (where, value) => {
    integer({ min: 1, max: 10 })(where, value);
    // kyverno.io, "High Availability": two are not supported.
    if (value === 2) { refuse(where, value, 'admission controllers are not supported by Kyverno; write 1 or 3'); }
  },
};

/**
 * Policies for the cluster's resources by Kyverno. Policies come after it, in a `ManifestAddon`; they do not apply to `kube-system` and to Kyverno's
 * own namespace. A policy that matches the pods of the network or the storage can keep machines from becoming ready: exclude their namespaces.
 */
export class Kyverno extends Addon {
  private readonly props: KyvernoProps;
  private readonly chart: ChartRelease;

  public constructor(props: KyvernoProps = {}) {
    checkProps('Kyverno', props, shape);
    super('kyverno');
    this.props = props;
    this.chart = new ChartRelease('Kyverno', SOURCE, props);
  }

  public get provides(): string[] {
    return ['policies'];
  }

  public get after(): AddonEdge[] {
    // What the nodes live by is there before anything can refuse it.
    return converges('network', 'cloud-provider', 'storage', 'load-balancer', 'certificates', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return monitorRequires(this.props);
  }

  public release(_cluster: ICluster): AddonRelease {
    const { replicas = 3, serviceMonitor } = this.props;
    const background = { replicas: replicas > 1 ? 2 : 1 };
    return {
      ...this.chart.release(NAMESPACE, {
        admissionController: { replicas, ...(serviceMonitor ? { serviceMonitor: { enabled: true } } : {}) },
        backgroundController: background,
        cleanupController: background,
        reportsController: background,
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.RESTRICTED)],
    };
  }
}
