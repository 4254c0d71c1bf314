import { Duration, Size } from 'cdk8s';
import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, listOf, Shape } from '../../values/check';
import { objectName } from '../../values/check-names';
import { flag, integer, size, text } from '../../values/check-scalars';
import { wholeDays } from '../../values/check-time';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS } from '../chart/monitored-options';
import { labelledNamespace } from '../chart/namespace';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://prometheus-community.github.io/helm-charts', name: 'kube-prometheus-stack', version: '88.5.3' };

const NAMESPACE = 'monitoring';

/** Settings of the Prometheus stack. */
export interface KubePrometheusStackProps extends ChartOptions {
  /**
   * How long measurements are kept.
   * @default - the chart's own, 10 days
   */
  readonly retention?: Duration;

  /**
   * Size of Prometheus' volume. Four fifths of it hold measurements, older ones make room for newer ones. It cannot be made smaller.
   * @default - no volume: the measurements are lost with the pod
   */
  readonly storage?: Size;

  /**
   * Storage class of the volume.
   * @default - the cluster's default class
   */
  readonly storageClass?: string;

  /**
   * Number of Prometheus servers. Each collects everything, on a volume of its own.
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Addresses that get a copy of every measurement. Credentials belong into `values`, as references to Secrets.
   * @default - none
   */
  readonly remoteWrite?: string[];

  /**
   * Name of a Secret in the namespace `monitoring` of the workload cluster with the keys `admin-user` and `admin-password`. With it Grafana runs.
   * @default - no Grafana: the chart would give it a password that everybody knows
   */
  readonly grafanaAdminSecret?: string;

  /**
   * Collect from controller manager, scheduler and etcd. Kubeadm lets them listen on their own machine only: give the cluster
   * `kubernetes: { controllerManager: { bindAddress: '0.0.0.0' }, scheduler: { bindAddress: '0.0.0.0' } }` and etcd
   * `metricsUrls: ['http://0.0.0.0:2381']`, or alerts say for ever that they are down.
   * @default false
   */
  readonly controlPlaneMetrics?: boolean;
}

const shape: Shape<KubePrometheusStackProps> = {
  ...chartShape,
  retention: (where, value) => {
    wholeDays(1)(where, value);
    if ((value as Duration).toSeconds() === 0) { throw new Error(`${where}: 0 days keeps nothing; write Duration.days(1) or more.`); }
  },
  storage: size('gibibytes', 5),
  storageClass: objectName,
  replicas: integer({ min: 1, max: 10 }),
  remoteWrite: listOf(text({ what: 'web address without a user', pattern: /^https?:\/\/[^\s/@]+(\/[^\s@]*)?$/, example: 'https://metrics.example.com/api/v1/push' }), { min: 1 }),
  grafanaAdminSecret: objectName,
  controlPlaneMetrics: flag,
};

/** Monitors, rules and probes of every addon count, whatever their labels. */
const EVERYTHING = Object.fromEntries(['serviceMonitor', 'podMonitor', 'probe', 'rule', 'scrapeConfig'].map(kind => [`${kind}SelectorNilUsesHelmValues`, false]));

/**
 * Prometheus, Alertmanager and, on request, Grafana, with the alerts every cluster needs. All measurements carry the label `cluster`.
 * Its resource definitions are the addon `prometheus-operator-crds`, which joins by itself.
 */
export class KubePrometheusStack extends Addon {
  private readonly props: KubePrometheusStackProps;
  private readonly chart: ChartRelease;

  public constructor(props: KubePrometheusStackProps = {}) {
    checkProps('KubePrometheusStack', props, shape);
    if (props.storageClass !== undefined && props.storage === undefined) {
      throw new Error('KubePrometheusStack.storageClass: there is no volume without storage; write storage: Size.gibibytes(50) or leave it out.');
    }
    super('kube-prometheus-stack');
    this.props = props;
    this.chart = new ChartRelease('KubePrometheusStack', SOURCE, props);
  }

  public get provides(): string[] {
    return ['monitoring'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', 'storage', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return [MONITOR_DEFINITIONS];
  }

  public problems({ context }: ICluster): string[] {
    if (!this.props.controlPlaneMetrics || context.controlPlaneReplicas > 0) { return []; }
    return [`ADD-05 control-plane-metrics: "${this.name}" collects from control plane machines and cluster "${context.name}" has none; leave out controlPlaneMetrics.`];
  }

  public release({ context }: ICluster): AddonRelease {
    const { controlPlaneMetrics = false, grafanaAdminSecret } = this.props;
    const controlPlane = { enabled: controlPlaneMetrics };
    return {
      ...this.chart.release(NAMESPACE, {
        crds: { enabled: false },
        prometheus: { prometheusSpec: { ...EVERYTHING, externalLabels: { cluster: context.name }, ...prometheusSpec(this.props) } },
        grafana: grafanaAdminSecret === undefined
          ? { enabled: false }
          : { enabled: true, admin: { existingSecret: grafanaAdminSecret, userKey: 'admin-user', passwordKey: 'admin-password' } },
        kubeControllerManager: controlPlane,
        kubeScheduler: controlPlane,
        kubeEtcd: controlPlane,
        // Kubeadm lets it listen on its own machine only, and there is no option to change that.
        kubeProxy: { enabled: false },
      }),
      // The node exporter looks at the machine itself.
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.PRIVILEGED)],
    };
  }
}

function prometheusSpec({ retention, storage, storageClass, replicas = 1, remoteWrite }: KubePrometheusStackProps): { [key: string]: any } {
  const gibibytes = storage?.toGibibytes();
  return {
    replicas,
    ...(retention ? { retention: `${retention.toDays()}d` } : {}),
    ...(gibibytes === undefined ? {} : {
      // Without a limit a full volume stops Prometheus; the log of the newest measurements needs room as well.
      retentionSize: `${Math.floor(gibibytes * 0.8)}GiB`,
      storageSpec: {
        volumeClaimTemplate: {
          spec: {
            ...(storageClass === undefined ? {} : { storageClassName: storageClass }),
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: `${gibibytes}Gi` } },
          },
        },
      },
    }),
    ...(remoteWrite ? { remoteWrite: remoteWrite.map(url => ({ url })) } : {}),
  };
}
