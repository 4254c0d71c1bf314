import { AddonRelease, ChartSource } from '../../../contract/addon';
import { createsNamespace } from '../../engine/namespaces';
import { valuesTemplate } from '../../engine/values-template';

/**
 * An entry of `helmCharts`. Sveltos looks a chart of an `https://` repository up as `<repository>/<chart>`, one of an `oci://` registry by its plain
 * name: with the prefix it asks the registry for a path that does not exist (projectsveltos/addon-controller issue 1505).
 */
export function helmChart(addon: string, release: AddonRelease, chart: ChartSource, waits: boolean): object {
  const { namespace, releaseName = addon, values } = release;
  return {
    repositoryURL: chart.repository,
    repositoryName: addon,
    chartName: chart.repository.startsWith('oci://') ? chart.name : `${addon}/${chart.name}`,
    chartVersion: chart.version,
    releaseName,
    releaseNamespace: namespace,
    helmChartAction: 'Install',
    options: {
      wait: waits,
      timeout: waits ? '15m' : undefined,
      installOptions: { createNamespace: createsNamespace(release) },
      upgradeOptions: { upgradeCRDs: true },
    },
    values: valuesTemplate(values),
  };
}
