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

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://traefik.github.io/charts', name: 'traefik', version: '41.3.0' };

const NAMESPACE = 'traefik';

/** Settings of Traefik. */
export interface TraefikProps extends IngressOptions {
  /**
   * Take Ingresses that name no class.
   * @default true
   */
  readonly defaultClass?: boolean;

  /**
   * Serve Gateways and their routes as well. The resources of the Gateway API must be defined in the cluster before.
   * @default false
   */
  readonly gatewayApi?: boolean;
}

const shape: Shape<TraefikProps> = { ...ingressShape, defaultClass: flag, gatewayApi: flag };

/** Traffic into the cluster by Traefik: Ingresses, its own routes and Gateways. */
export class Traefik extends Addon {
  private readonly props: TraefikProps;
  private readonly chart: ChartRelease;

  public constructor(props: TraefikProps = {}) {
    checkProps('Traefik', props, shape);
    super('traefik');
    this.props = props;
    this.chart = new ChartRelease('Traefik', SOURCE, props);
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
    const { replicas = 2, defaultClass = true, gatewayApi, serviceMonitor } = this.props;
    return {
      ...this.chart.release(NAMESPACE, {
        deployment: { replicas },
        ...(replicas > 1 ? { podDisruptionBudget: { enabled: true, minAvailable: 1 } } : {}),
        service: ingressService(this.props),
        ingressClass: { isDefaultClass: defaultClass },
        ...(gatewayApi ? { providers: { kubernetesGateway: { enabled: true } } } : {}),
        ...(serviceMonitor ? { metrics: { prometheus: { service: { enabled: true }, serviceMonitor: { enabled: true } } } } : {}),
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.BASELINE)],
    };
  }
}
