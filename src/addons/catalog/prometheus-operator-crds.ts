import { Addon, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { MONITOR_DEFINITIONS } from '../chart/monitored-options';

// Version: checked 2026-11-21. Its operator version must not be older than the one in kube-prometheus-stack.
const SOURCE: ChartSource = { repository: 'https://prometheus-community.github.io/helm-charts', name: 'prometheus-operator-crds', version: '31.0.1' };

/** Settings of the Prometheus operator's resource definitions. */
export interface PrometheusOperatorCrdsProps extends ChartOptions {}

const shape: Shape<PrometheusOperatorCrdsProps> = { ...chartShape };

/**
 * The resource definitions of the Prometheus operator. They have a release of their own because Helm never upgrades definitions that come along in
 * a chart, and because addons that offer measurements need them without needing Prometheus. Removing this addon removes every monitor and rule.
 */
export class PrometheusOperatorCrds extends Addon {
  private readonly chart: ChartRelease;

  public constructor(props: PrometheusOperatorCrdsProps = {}) {
    checkProps('PrometheusOperatorCrds', props, shape);
    super(MONITOR_DEFINITIONS);
    this.chart = new ChartRelease('PrometheusOperatorCrds', SOURCE, props);
  }

  public release(_cluster: ICluster): AddonRelease {
    // No pods, so any namespace will do that is always there.
    return this.chart.release('kube-system', {});
  }
}
