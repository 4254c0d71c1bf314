import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { checkProps, listOf, Shape } from '../../values/check';
import { text } from '../../values/check-scalars';
import { ChartRelease } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { MONITOR_DEFINITIONS, MonitoredOptions, monitoredShape, monitorRequires } from '../chart/monitored-options';
import { labelledNamespace } from '../chart/namespace';

// Version: checked 2026-11-21. The project publishes no chart; this one is a user's.
const SOURCE: ChartSource = { repository: 'https://charts.deliveryhero.io', name: 'node-problem-detector', version: '2.3.14' };

const NAMESPACE = 'node-problem-detector';

/** Settings of the node problem detector. */
export interface NodeProblemDetectorProps extends MonitoredOptions {
  /**
   * Configuration files that say which lines of which logs are problems, as paths inside the image.
   * @default ["/config/kernel-monitor.json"]
   */
  readonly logMonitors?: string[];

  /**
   * Configuration files of checks that run programs, as paths inside the image.
   * @default - none
   */
  readonly pluginMonitors?: string[];
}

const paths = listOf(text({ what: 'JSON file with its whole path', pattern: /^\/[-._/A-Za-z0-9]+\.json$/, example: '/config/kernel-monitor.json' }), { min: 1 });

const shape: Shape<NodeProblemDetectorProps> = { ...monitoredShape, logMonitors: paths, pluginMonitors: paths };

/**
 * Writes problems of a machine (a kernel that hangs, a file system that went read-only) into its node's conditions, where health checks of
 * machine groups can see them and replace the machine.
 */
export class NodeProblemDetector extends Addon {
  private readonly props: NodeProblemDetectorProps;
  private readonly chart: ChartRelease;

  public constructor(props: NodeProblemDetectorProps = {}) {
    checkProps('NodeProblemDetector', props, shape);
    super('node-problem-detector');
    this.props = props;
    this.chart = new ChartRelease('NodeProblemDetector', SOURCE, props);
  }

  public get after(): AddonEdge[] {
    return converges('network', MONITOR_DEFINITIONS);
  }

  public get requires(): string[] {
    return monitorRequires(this.props);
  }

  public release(_cluster: ICluster): AddonRelease {
    const { logMonitors = ['/config/kernel-monitor.json'], pluginMonitors, serviceMonitor } = this.props;
    return {
      ...this.chart.release(NAMESPACE, {
        // The chart's list has Docker's log as well.
        settings: { log_monitors: [...logMonitors], ...(pluginMonitors ? { custom_plugin_monitors: [...pluginMonitors] } : {}) },
        ...(serviceMonitor ? { metrics: { enabled: true, serviceMonitor: { enabled: true } } } : {}),
      }),
      manifests: [labelledNamespace(NAMESPACE, PodSecurityLevel.PRIVILEGED)],
    };
  }
}
