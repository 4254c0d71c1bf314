import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, Shape } from '../../values/check';
import { flag } from '../../values/check-scalars';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { IngressOptions, ingressService, ingressShape } from '../chart/ingress-options';
import { MONITOR_DEFINITIONS, monitorRequires } from '../chart/monitored-options';
import { labelledNamespace } from '../chart/namespace';

// Version: the last one, of 2026-03-19.
const SOURCE: ChartSource = { repository: 'https://kubernetes.github.io/ingress-nginx', name: 'ingress-nginx', version: '4.15.1' };

const NAMESPACE = 'ingress-nginx';

/** Settings of ingress-nginx. */
export interface IngressNginxProps extends IngressOptions {
  /**
   * Take Ingresses that name no class.
   * @default false
   */
  readonly defaultClass?: boolean;
}

const shape: Shape<IngressNginxProps> = { ...ingressShape, defaultClass: flag };

/**
 * Traffic into the cluster by ingress-nginx. **Retired**: its project ended in March 2026 and nobody repairs its security holes any more. It is
 * here for clusters that have it; `validate` warns of it (HCP-11). New clusters take `Traefik` or `Kong`.
 */
export class IngressNginx extends Addon {
  private readonly props: IngressNginxProps;
  private readonly chart: ChartRelease;

  public constructor(props: IngressNginxProps = {}) {
    checkProps('IngressNginx', props, shape);
    super('ingress-nginx');
    this.props = props;
    this.chart = new ChartRelease('IngressNginx', SOURCE, props);
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
    const { replicas: replicaCount = 2, defaultClass = false, serviceMonitor } = this.props;
    return {
      ...this.chart.release(NAMESPACE, {
        controller: {
          replicaCount,
          ingressClassResource: { default: defaultClass },
          // With snippets whoever may write an Ingress reads every Secret of the cluster.
          allowSnippetAnnotations: false,
          service: ingressService(this.props),
          ...(serviceMonitor ? { metrics: { enabled: true, serviceMonitor: { enabled: true } } } : {}),
        },
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.BASELINE)],
    };
  }
}
