import { ICluster } from '../contract/cluster';
import { chartShape } from './chart/chart-options';
import { mergeValues } from './chart/merge-values';
import { hasLabels } from './cluster-selector';
import { AddonRelease } from '../contract/addon';
import { required, Shape } from '../values/check';
import { dnsLabel, labels } from '../values/check-names';

/** What an addon does differently on some clusters of a stack: another version in one environment, other values on one cluster. */
export interface AddonOverride {
  /** Name of the addon; it must have a chart. */
  readonly addon: string;

  /**
   * Labels of the clusters it is for, all of which a cluster must carry.
   * @default - every cluster of the stack
   */
  readonly labels?: { [key: string]: string };

  /**
   * Version of the chart on these clusters; never a range.
   * @default - the addon's own
   */
  readonly version?: string;

  /**
   * Chart values, merged over those of the addon: maps by key, everything else replaced. Never a secret.
   * @default - none
   */
  readonly values?: { [key: string]: any };
}

/** Checks of `AddonOverride`. */
export const overrideShape: Shape<AddonOverride> = {
  addon: required(dnsLabel()),
  labels,
  version: chartShape.version,
  values: chartShape.values,
};

/** The release with everything that is meant for this cluster, later overrides winning. */
export function overridden(
  where: string, addon: string, cluster: ICluster, release: AddonRelease, overrides: readonly AddonOverride[],
): AddonRelease {
  let result = release;
  for (const override of overrides) {
    if (override.addon !== addon || !hasLabels(cluster, override.labels ?? {})) { continue; }
    const { chart, values = {}, rendered } = result;
    if (!chart) { throw new Error(`${where}.overrides: "${addon}" has no chart; give the stack an addon of this name with other options instead.`); }
    if (rendered) { throw new Error(`${where}.overrides: "${addon}" is rendered into a file, which an override does not reach; render it per environment and make one stack for each.`); }
    result = {
      ...result,
      chart: { ...chart, version: override.version ?? chart.version },
      values: override.values ? mergeValues(values, override.values) : result.values,
    };
  }
  return result;
}
