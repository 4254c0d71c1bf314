import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { instanceOf, oneOf } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { requiredFact } from '../facts';

// Version: the one that templates of cluster-api-provider-linode name.
const SOURCE: ChartSource = { repository: 'https://linode.github.io/linode-blockstorage-csi-driver/', name: 'linode-blockstorage-csi-driver', version: 'v1.0.6' };

/** What happens to a volume when its claim is deleted. */
export enum LinodeReclaim {
  /** The volume is deleted too. */
  DELETE = 'linode-block-storage',

  /** The volume stays, and is paid for. */
  RETAIN = 'linode-block-storage-retain',
}

/** Settings of the Linode storage driver. */
export interface LinodeCsiProps extends ChartOptions {
  /**
   * Which of the driver's two classes is the default class of the cluster.
   * @default LinodeReclaim.DELETE
   */
  readonly reclaim?: LinodeReclaim;

  /**
   * Where the token comes from: finally a Secret `linode-token-region` in `kube-system` of the workload cluster with the key `apiToken`.
   * @default - AddonSecret.resourceSet('{cluster}-linode')
   */
  readonly credentialsSecret?: AddonSecret;
}

const shape: Shape<LinodeCsiProps> = {
  ...chartShape,
  reclaim: oneOf(LinodeReclaim),
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
};

/** The Linode storage driver: volumes of Linode Block Storage. It makes no snapshots. Joins every cluster of a `LinodeTopology` by itself. */
export class LinodeCsi extends Addon {
  private readonly props: LinodeCsiProps;
  private readonly chart: ChartRelease;
  private readonly credentials: AddonSecret;

  public constructor(props: LinodeCsiProps = {}) {
    checkProps('LinodeCsi', props, shape);
    super('linode-csi');
    this.props = props;
    this.chart = new ChartRelease('LinodeCsi', SOURCE, props);
    this.credentials = props.credentialsSecret ?? AddonSecret.resourceSet('{cluster}-linode');
  }

  public get provides(): string[] {
    return ['storage'];
  }

  public get after(): AddonEdge[] {
    return converges('network', 'cloud-provider');
  }

  public release(cluster: ICluster): AddonRelease {
    requiredFact(this.name, cluster, 'linode.region', 'a LinodeTopology');
    return {
      ...this.chart.release('kube-system', {
        secretRef: { name: 'linode-token-region', apiTokenRef: 'apiToken', regionRef: 'region' },
        defaultStorageClass: this.props.reclaim ?? LinodeReclaim.DELETE,
      }),
      secrets: this.credentials.releaseSecrets(cluster),
    };
  }
}
