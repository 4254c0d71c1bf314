import { Addon, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps } from '../../values/check';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://docs.tigera.io/calico/charts', name: 'crd.projectcalico.org.v1', version: 'v3.32.1' };

/** Settings of Calico's definitions. */
export interface CalicoCrdsProps extends ChartOptions {}

/**
 * The definitions of Calico's resources, which its own chart lacks since v3.32. They are a release of their own; `Calico` brings it. Keep both at
 * one version, and raise this one first. Taking it out removes every resource of Calico and with them the network.
 */
export class CalicoCrds extends Addon {
  private readonly chart: ChartRelease;

  public constructor(props: CalicoCrdsProps = {}) {
    checkProps('CalicoCrds', props, chartShape);
    super('calico-crds');
    this.chart = new ChartRelease('CalicoCrds', SOURCE, props);
  }

  public release(_cluster: ICluster): AddonRelease {
    return this.chart.release('kube-system', {});
  }
}
