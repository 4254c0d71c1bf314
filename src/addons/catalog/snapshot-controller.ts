import { Addon, AddonEdge, AddonRelease, ChartSource, EdgeKind } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://piraeus.io/helm-charts/', name: 'snapshot-controller', version: '5.2.0' };

/** Settings of the snapshot controller. */
export interface SnapshotControllerProps extends ChartOptions {}

const shape: Shape<SnapshotControllerProps> = { ...chartShape };

/** The controller and the resource definitions of volume snapshots, which every storage driver with snapshots shares. One per cluster. */
export class SnapshotController extends Addon {
  private readonly chart: ChartRelease;

  public constructor(props: SnapshotControllerProps = {}) {
    checkProps('SnapshotController', props, shape);
    super('snapshot-controller');
    this.chart = new ChartRelease('SnapshotController', SOURCE, props);
  }

  public get after(): AddonEdge[] {
    return ['network', 'cloud-provider'].map(addon => ({ addon, kind: EdgeKind.CONVERGES }));
  }

  public release(_cluster: ICluster): AddonRelease {
    return this.chart.release('kube-system', {});
  }
}
