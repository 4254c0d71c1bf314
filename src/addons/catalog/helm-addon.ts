import { Addon, AddonEdge, AddonRelease } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, required, Shape } from '../../values/check';
import { dnsLabel } from '../../values/check-names';
import { text } from '../../values/check-scalars';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { CustomAddonOptions, customShape } from '../chart/custom-options';
import { labelledNamespace } from '../chart/namespace';
import { frozenObjects, plainObjects } from '../chart/plain-objects';

/** A chart that is not in the catalogue. */
export interface HelmAddonProps extends CustomAddonOptions {
  /** Place of the chart, an `https://` repository or an `oci://` registry. Moving a running addon may reinstall it: see the engine. */
  readonly repository: string;

  /** Name of the chart. */
  readonly chart: string;

  /** Version of the chart; never a range. */
  readonly version: string;

  /**
   * Helm release name. Another one is another release: the old one is uninstalled.
   * @default - the addon's name
   */
  readonly releaseName?: string;

  /**
   * Chart values, the same for every cluster but for the texts of `LiveValue`. Never a secret.
   * @default - the chart's own
   */
  readonly values?: { [key: string]: any };

  /**
   * Path of a committed YAML file with the rendered chart, for engines that carry no charts.
   * @default - none: such an engine refuses the addon and says how to render it
   */
  readonly rendered?: string;

  /**
   * Objects that need what the chart brings. They are applied again until they are accepted.
   * @default - none
   */
  readonly followUps?: any[];
}

const shape: Shape<HelmAddonProps> = {
  ...customShape,
  repository: required(chartShape.repository),
  chart: required(text({ what: 'chart name', pattern: /^[a-z0-9][-._a-z0-9]*$/i, max: 250, example: 'podinfo' })),
  version: required(chartShape.version),
  releaseName: dnsLabel(53), // helm v3, pkg/chartutil: names of releases
  values: chartShape.values,
  rendered: chartShape.rendered,
  followUps: plainObjects,
};

/** Any chart as an addon. For values that differ from cluster to cluster write a class that extends `Addon`. */
export class HelmAddon extends Addon {
  private readonly props: HelmAddonProps;
  private readonly chart: ChartRelease;
  private readonly followUps?: any[];

  public constructor(props: HelmAddonProps) {
    checkProps('HelmAddon', props, shape);
    super(props.name);
    const { repository, chart: name, version, values, rendered } = props;
    const options: ChartOptions = { values, rendered };
    this.props = props;
    this.chart = new ChartRelease(`HelmAddon "${props.name}"`, { repository, name, version }, options);
    this.followUps = props.followUps && frozenObjects(props.followUps);
  }

  public get provides(): string[] {
    return [...this.props.provides ?? []];
  }

  public get after(): AddonEdge[] {
    return this.props.after ? [...this.props.after] : converges('network', 'cloud-provider');
  }

  public get requires(): string[] {
    return [...this.props.requires ?? []];
  }

  public release(cluster: ICluster): AddonRelease {
    const { namespace, podSecurity, releaseName, credentialsSecret } = this.props;
    return {
      ...this.chart.release(namespace, {}),
      releaseName,
      manifests: podSecurity === undefined ? undefined : [labelledNamespace(namespace, podSecurity)],
      followUps: this.followUps,
      secrets: credentialsSecret?.releaseSecrets(cluster),
    };
  }
}
