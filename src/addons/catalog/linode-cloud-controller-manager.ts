import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { instanceOf } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { hostedProblem, requiredFact } from '../facts';

// Version: the one that templates of cluster-api-provider-linode name.
const SOURCE: ChartSource = { repository: 'https://linode.github.io/linode-cloud-controller-manager/', name: 'ccm-linode', version: 'v0.7.1' };

/** Settings of the Linode cloud provider. */
export interface LinodeCloudControllerManagerProps extends ChartOptions {
  /**
   * Where the token comes from: finally a Secret `linode-token-region` in `kube-system` of the workload cluster with the keys `apiToken` and `region`.
   * @default - AddonSecret.resourceSet('{cluster}-linode')
   */
  readonly credentialsSecret?: AddonSecret;
}

const shape: Shape<LinodeCloudControllerManagerProps> = {
  ...chartShape, credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
};

/**
 * The Linode cloud provider: tells nodes which machine they are, and makes NodeBalancers for services. Until it has run, ordinary pods stay away from a
 * node and Cluster API does not count its machine. Joins every cluster of a `LinodeTopology` by itself.
 */
export class LinodeCloudControllerManager extends Addon {
  private readonly chart: ChartRelease;
  private readonly credentials: AddonSecret;

  public constructor(props: LinodeCloudControllerManagerProps = {}) {
    checkProps('LinodeCloudControllerManager', props, shape);
    super('linode-cloud-controller-manager');
    this.chart = new ChartRelease('LinodeCloudControllerManager', SOURCE, props);
    this.credentials = props.credentialsSecret ?? AddonSecret.resourceSet('{cluster}-linode');
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
    requiredFact(this.name, cluster, 'linode.region', 'a LinodeTopology');
    const { name, podCidrs } = cluster.context;
    return {
      ...this.chart.release('kube-system', {
        secretRef: { name: 'linode-token-region', apiTokenRef: 'apiToken', regionRef: 'region' },
        // The VPC says which address of a node is the internal one. Addresses of pods are the network addon's, not routes of the VPC.
        ...(cluster.facts['linode.vpc'] ? { routeController: { vpcNames: name, clusterCIDR: podCidrs[0], configureCloudRoutes: false } } : {}),
      }),
      secrets: this.credentials.releaseSecrets(cluster),
    };
  }
}
