import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { flag } from '../../values/check-scalars';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { storageClassList } from '../chart/storage';
import { hostedProblem, requiredFact } from '../facts';
import { diskSnapshotClass, diskStorageClass, storageClassShape } from './azuredisk-csi-driver/storage';
import { AzureStorageClass } from './azuredisk-csi-driver/storage-class';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = {
  repository: 'https://raw.githubusercontent.com/kubernetes-sigs/azuredisk-csi-driver/master/charts', name: 'azuredisk-csi-driver', version: '1.34.5',
};

/** Settings of the Azure storage driver. */
export interface AzureDiskCsiDriverProps extends ChartOptions {
  /**
   * Classes of storage; the first is the default class of the cluster.
   * @default - one class "managed-premium" of premium SSD
   */
  readonly storageClasses?: AzureStorageClass[];

  /**
   * Snapshots of volumes, with a default snapshot class that Velero finds. The chart brings its own snapshot controller and definitions, so a cluster
   * with the addon `snapshot-controller` cannot have both.
   * @default false
   */
  readonly snapshots?: boolean;
}

const shape: Shape<AzureDiskCsiDriverProps> = {
  ...chartShape,
  storageClasses: storageClassList<AzureStorageClass>(storageClassShape),
  snapshots: flag,
};

/**
 * The Azure storage driver: managed disks. Joins every cluster of an `AzureTopology` by itself. Its controller runs on control plane machines and has
 * the rights of their managed identity, or of the account in `/etc/kubernetes/azure.json`.
 */
export class AzureDiskCsiDriver extends Addon {
  private readonly chart: ChartRelease;
  private readonly snapshots: boolean;
  private readonly followUps: object[];

  public constructor(props: AzureDiskCsiDriverProps = {}) {
    checkProps('AzureDiskCsiDriver', props, shape);
    super('azuredisk-csi-driver');
    const { snapshots = false, storageClasses = [{ name: 'managed-premium' }] } = props;
    this.chart = new ChartRelease('AzureDiskCsiDriver', SOURCE, props);
    this.snapshots = snapshots;
    this.followUps = [...storageClasses.map((options, index) => diskStorageClass(options, index === 0)), ...(snapshots ? [diskSnapshotClass()] : [])];
  }

  public get provides(): string[] {
    return ['storage'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider');
  }

  public problems(cluster: ICluster): string[] {
    return hostedProblem(this.name, cluster);
  }

  public release(cluster: ICluster): AddonRelease {
    requiredFact(this.name, cluster, 'azure.location', 'an AzureTopology');
    const release = this.chart.release('kube-system', {
      controller: { replicas: cluster.context.controlPlaneReplicas === 1 ? 1 : 2, runOnControlPlane: true },
      snapshot: { enabled: this.snapshots },
      windows: { enabled: false },
    });
    return { ...release, followUps: this.followUps };
  }
}
