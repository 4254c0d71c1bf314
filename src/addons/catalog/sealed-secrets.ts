import { Duration } from 'cdk8s';
import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { duration, instanceOf } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS, MonitoredOptions, monitoredShape, monitorRequires } from '../chart/monitored-options';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://bitnami-labs.github.io/sealed-secrets', name: 'sealed-secrets', version: '2.18.5' };

/** Settings of the Sealed Secrets controller. */
export interface SealedSecretsProps extends MonitoredOptions {
  /**
   * Where the sealing key comes from: finally a Secret of type `kubernetes.io/tls` in `kube-system` of the workload cluster with the label
   * `sealedsecrets.bitnami.com/sealed-secrets-key: active`. With one key for several clusters the same sealed data serves all of them.
   * @default - each cluster makes a key of its own; a cluster that is made anew cannot open what was sealed for the old one
   */
  readonly keySecret?: AddonSecret;

  /**
   * Time after which the controller makes another key for new data; old keys stay and open old data. `Duration.days(0)` for never.
   * @default - the controller's own, 30 days
   */
  readonly keyRenewal?: Duration;
}

const shape: Shape<SealedSecretsProps> = {
  ...monitoredShape,
  keySecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
  keyRenewal: duration(),
};

/** The Sealed Secrets controller: opens Secrets that only it can open, so that their sealed form can be in Git. Back its keys up. */
export class SealedSecrets extends Addon {
  private readonly props: SealedSecretsProps;
  private readonly chart: ChartRelease;

  public constructor(props: SealedSecretsProps = {}) {
    checkProps('SealedSecrets', props, shape);
    super('sealed-secrets');
    this.props = props;
    this.chart = new ChartRelease('SealedSecrets', SOURCE, props);
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

  public release(cluster: ICluster): AddonRelease {
    const { keySecret, keyRenewal, serviceMonitor } = this.props;
    return {
      ...this.chart.release('kube-system', {
        // The name under which kubeseal looks for it.
        fullnameOverride: 'sealed-secrets-controller',
        ...(keyRenewal ? { keyrenewperiod: `${keyRenewal.toSeconds()}s` } : {}),
        ...(serviceMonitor ? { metrics: { serviceMonitor: { enabled: true } } } : {}),
      }),
      secrets: keySecret?.releaseSecrets(cluster),
    };
  }
}
