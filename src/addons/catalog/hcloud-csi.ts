import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { objectName } from '../../values/check-names';
import { flag } from '../../values/check-scalars';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { requiredFact } from '../facts';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://charts.hetzner.cloud', name: 'hcloud-csi', version: '2.22.1' };

/** Settings of the Hetzner storage driver. */
export interface HcloudCsiProps extends ChartOptions {
  /**
   * Name of the storage class. Kubernetes accepts no change of an existing class: give a changed one another name.
   * @default hcloud-volumes
   */
  readonly storageClass?: string;

  /**
   * Make it the default class of the cluster.
   * @default true
   */
  readonly defaultClass?: boolean;
}

const shape: Shape<HcloudCsiProps> = { ...chartShape, storageClass: objectName, defaultClass: flag };

/**
 * The Hetzner storage driver: volumes of Hetzner Cloud, for machines of the cloud only. It makes no snapshots. Joins every cluster of a `HetznerTopology`
 * by itself.
 */
export class HcloudCsi extends Addon {
  private readonly props: HcloudCsiProps;
  private readonly chart: ChartRelease;

  public constructor(props: HcloudCsiProps = {}) {
    checkProps('HcloudCsi', props, shape);
    super('hcloud-csi');
    this.props = props;
    this.chart = new ChartRelease('HcloudCsi', SOURCE, props);
  }

  public get provides(): string[] {
    return ['storage'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider');
  }

  public release(cluster: ICluster): AddonRelease {
    const name = requiredFact(this.name, cluster, 'hetzner.secret', 'a HetznerTopology');
    const { storageClass = 'hcloud-volumes', defaultClass = true } = this.props;
    return this.chart.release('kube-system', {
      controller: {
        hcloudToken: { existingSecret: { name, key: 'token' } },
        // Where the driver's controller runs on a server of Hetzner Robot it cannot find its location out.
        hcloudVolumeDefaultLocation: cluster.facts['hetzner.region'],
      },
      storageClasses: [{ name: storageClass, defaultStorageClass: defaultClass, reclaimPolicy: 'Delete' }],
    });
  }
}
