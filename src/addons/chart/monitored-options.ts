import { ChartOptions, chartShape } from './chart-options';
import { Shape } from '../../values/check';
import { flag } from '../../values/check-scalars';

/** What can be said about the chart of an addon that offers measurements. */
export interface MonitoredOptions extends ChartOptions {
  /**
   * Let Prometheus collect the addon's measurements: the chart makes ServiceMonitors. Brings the addon `prometheus-operator-crds`, without which
   * Helm could not install the chart.
   * @default false
   */
  readonly serviceMonitor?: boolean;
}

/** Checks of `MonitoredOptions`. */
export const monitoredShape: Shape<MonitoredOptions> = { ...chartShape, serviceMonitor: flag };

/** Name of the addon that defines ServiceMonitors and the other resources of the Prometheus operator. */
export const MONITOR_DEFINITIONS = 'prometheus-operator-crds';

/** What an addon with these options requires. */
export function monitorRequires({ serviceMonitor }: MonitoredOptions): string[] {
  return serviceMonitor ? [MONITOR_DEFINITIONS] : [];
}
