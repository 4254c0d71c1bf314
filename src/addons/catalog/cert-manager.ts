import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, listOf, Shape } from '../../values/check';
import { flag, integer, text } from '../../values/check-scalars';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS, MonitoredOptions, monitoredShape, monitorRequires } from '../chart/monitored-options';
import { labelledNamespace } from '../chart/namespace';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://charts.jetstack.io', name: 'cert-manager', version: 'v1.21.1' };

const NAMESPACE = 'cert-manager';

/** Settings of cert-manager. */
export interface CertManagerProps extends MonitoredOptions {
  /**
   * Number of controllers, of webhooks and of injectors. While no webhook answers, issuers and certificates cannot be changed.
   * @default 2
   */
  readonly replicas?: number;

  /**
   * Make certificates for Gateways. The resources of the Gateway API must be defined in the cluster before.
   * @default false
   */
  readonly gatewayApi?: boolean;

  /**
   * Name servers that are asked whether a DNS challenge can be seen, as `address:port`, instead of the cluster's own.
   * @default - the cluster's own
   */
  readonly dns01Nameservers?: string[];
}

const shape: Shape<CertManagerProps> = {
  ...monitoredShape,
  replicas: integer({ min: 1, max: 10 }),
  gatewayApi: flag,
  dns01Nameservers: listOf(text({ what: 'name server with a port', pattern: /^(https:\/\/\S+|[^\s,/]+:\d{1,5})$/, example: '10.0.0.53:53' }), { min: 1 }),
};

/**
 * Certificates as resources of the cluster. Issuers come after it, in a `ManifestAddon`. Its definitions survive the removal of the addon, since
 * all certificates would go with them.
 *
 * A management cluster may have it already: `clusterctl init` installs it. Never install it twice.
 */
export class CertManager extends Addon {
  private readonly props: CertManagerProps;
  private readonly chart: ChartRelease;

  public constructor(props: CertManagerProps = {}) {
    checkProps('CertManager', props, shape);
    super('cert-manager');
    this.props = props;
    this.chart = new ChartRelease('CertManager', SOURCE, props);
  }

  public get provides(): string[] {
    return ['certificates'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return monitorRequires(this.props);
  }

  public release(_cluster: ICluster): AddonRelease {
    const { replicas: replicaCount = 2, gatewayApi, dns01Nameservers, serviceMonitor } = this.props;
    const part = { replicaCount, ...(replicaCount > 1 ? { podDisruptionBudget: { enabled: true, minAvailable: 1 } } : {}) };
    return {
      ...this.chart.release(NAMESPACE, {
        crds: { enabled: true, keep: true },
        ...part,
        webhook: part,
        cainjector: part,
        // A job after the installation that waits for the webhook: on machines that come up slowly the whole release would count as failed.
        startupapicheck: { enabled: false },
        ...(gatewayApi ? { config: { enableGatewayAPI: true } } : {}),
        ...(dns01Nameservers ? { dns01RecursiveNameservers: dns01Nameservers.join(), dns01RecursiveNameserversOnly: true } : {}),
        ...(serviceMonitor ? { prometheus: { servicemonitor: { enabled: true } } } : {}),
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.RESTRICTED)],
    };
  }
}
