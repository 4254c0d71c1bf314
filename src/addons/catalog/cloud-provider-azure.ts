import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { text } from '../../values/check-scalars';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { hostedProblem, requiredFact } from '../facts';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = {
  repository: 'https://raw.githubusercontent.com/kubernetes-sigs/cloud-provider-azure/master/helm/repo', name: 'cloud-provider-azure', version: '1.36.0',
};

/** Settings of the Azure cloud provider. */
export interface CloudProviderAzureProps extends ChartOptions {
  /**
   * Release of the cloud provider, of the cluster's Kubernetes minor version or older.
   * @default - the one that the chart knows for the cluster's minor version
   */
  readonly imageTag?: string;
}

const shape: Shape<CloudProviderAzureProps> = {
  ...chartShape,
  imageTag: text({ what: 'image tag', pattern: /^v\d+\.\d+\.\d+[-.\w]*$/, example: 'v1.34.3' }),
};

/**
 * The Azure cloud provider: tells nodes which machine they are, and makes balancers for services. Until it has run, ordinary pods stay away from a node
 * and Cluster API does not count its machine. Joins every cluster of an `AzureTopology` by itself. It reads its account from `/etc/kubernetes/azure.json`,
 * which the infrastructure provider writes.
 */
export class CloudProviderAzure extends Addon {
  private readonly props: CloudProviderAzureProps;
  private readonly chart: ChartRelease;

  public constructor(props: CloudProviderAzureProps = {}) {
    checkProps('CloudProviderAzure', props, shape);
    super('cloud-provider-azure');
    this.props = props;
    this.chart = new ChartRelease('CloudProviderAzure', SOURCE, props);
  }

  public get provides(): string[] {
    return ['cloud-provider', 'load-balancer'];
  }

  public get after(): AddonEdge[] {
    return converges('network');
  }

  public problems(cluster: ICluster): string[] {
    return hostedProblem(this.name, cluster);
  }

  public release(cluster: ICluster): AddonRelease {
    requiredFact(this.name, cluster, 'azure.location', 'an AzureTopology');
    const { name, podCidrs, controlPlaneReplicas } = cluster.context;
    const image = this.props.imageTag === undefined ? {} : { imageTag: this.props.imageTag };
    return this.chart.release('kube-system', {
      infra: { clusterName: name },
      cloudControllerManager: {
        // Addresses of pods are the network addon's, out of the blocks that Kubernetes itself gives to nodes; no routes of the virtual network.
        allocateNodeCidrs: 'false',
        configureCloudRoutes: 'false',
        clusterCIDR: podCidrs.join(','),
        replicas: controlPlaneReplicas === 1 ? 1 : 2,
        ...image,
      },
      ...(this.props.imageTag === undefined ? {} : { cloudNodeManager: image }),
    });
  }
}
