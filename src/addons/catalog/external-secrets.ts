import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, Shape } from '../../values/check';
import { integer } from '../../values/check-scalars';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS, MonitoredOptions, monitoredShape, monitorRequires } from '../chart/monitored-options';
import { labelledNamespace } from '../chart/namespace';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://charts.external-secrets.io', name: 'external-secrets', version: '2.9.0' };

const NAMESPACE = 'external-secrets';

/** Settings of the External Secrets operator. */
export interface ExternalSecretsProps extends MonitoredOptions {
  /**
   * Number of operators, of webhooks and of certificate controllers; one operator works, the others stand by.
   * @default 2
   */
  readonly replicas?: number;

  /**
   * How many Secrets are copied at a time.
   * @default 1
   */
  readonly concurrent?: number;
}

const shape: Shape<ExternalSecretsProps> = { ...monitoredShape, replicas: integer({ min: 1, max: 10 }), concurrent: integer({ min: 1, max: 1000 }) };

/**
 * The External Secrets operator: copies Secrets from a store into the cluster. Stores come after it, in a `ManifestAddon`, as
 * `external-secrets.io/v1`.
 */
export class ExternalSecrets extends Addon {
  private readonly props: ExternalSecretsProps;
  private readonly chart: ChartRelease;

  public constructor(props: ExternalSecretsProps = {}) {
    checkProps('ExternalSecrets', props, shape);
    super('external-secrets');
    this.props = props;
    this.chart = new ChartRelease('ExternalSecrets', SOURCE, props);
  }

  public get provides(): string[] {
    return ['secrets'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return monitorRequires(this.props);
  }

  public release(_cluster: ICluster): AddonRelease {
    const { replicas: replicaCount = 2, concurrent, serviceMonitor } = this.props;
    const part = { replicaCount, ...(replicaCount > 1 ? { podDisruptionBudget: { enabled: true, minAvailable: 1 } } : {}) };
    return {
      ...this.chart.release(NAMESPACE, {
        installCRDs: true,
        ...part,
        leaderElect: replicaCount > 1,
        webhook: part,
        certController: part,
        ...(concurrent === undefined ? {} : { concurrent }),
        // The chart would leave the monitors out without a word where their definition is not there yet.
        ...(serviceMonitor ? { serviceMonitor: { enabled: true, renderMode: 'alwaysRender' } } : {}),
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.RESTRICTED)],
    };
  }
}
