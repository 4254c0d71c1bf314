import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { text } from '../../values/check-scalars';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { hostedProblem, requiredFact } from '../facts';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://kubernetes.github.io/cloud-provider-aws', name: 'aws-cloud-controller-manager', version: '0.0.11' };

/** A release per Kubernetes minor. A cloud controller manager must not be newer than the cluster. */
const RELEASES: { readonly [minor: number]: string } = {
  30: 'v1.30.0', 31: 'v1.31.0', 32: 'v1.32.5', 33: 'v1.33.0', 34: 'v1.34.0', 35: 'v1.35.0',
};
const OLDEST = Math.min(...Object.keys(RELEASES).map(Number));
const NEWEST = Math.max(...Object.keys(RELEASES).map(Number));

/** Settings of the AWS cloud provider. */
export interface AwsCloudControllerManagerProps extends ChartOptions {
  /**
   * Release of the cloud provider, of the cluster's Kubernetes minor version or older.
   * @default - the newest known one of the cluster's minor version
   */
  readonly imageTag?: string;
}

const shape: Shape<AwsCloudControllerManagerProps> = {
  ...chartShape,
  imageTag: text({ what: 'image tag', pattern: /^v\d+\.\d+\.\d+[-.\w]*$/, example: 'v1.34.0' }),
};

/**
 * The AWS cloud provider: tells nodes which instance they are, and makes load balancers for services. Until it has run, ordinary pods stay away from
 * a node and Cluster API does not count its machine. Joins every cluster of an `AwsTopology` by itself. It has the rights of the instance profile of
 * control plane machines.
 */
export class AwsCloudControllerManager extends Addon {
  private readonly props: AwsCloudControllerManagerProps;
  private readonly chart: ChartRelease;

  public constructor(props: AwsCloudControllerManagerProps = {}) {
    checkProps('AwsCloudControllerManager', props, shape);
    super('aws-cloud-controller-manager');
    this.props = props;
    this.chart = new ChartRelease('AwsCloudControllerManager', SOURCE, props);
  }

  public get provides(): string[] {
    return ['cloud-provider', 'load-balancer'];
  }

  public get after(): AddonEdge[] {
    return converges('network');
  }

  public problems(cluster: ICluster): string[] {
    const { kubernetesVersion: { minor, text: version }, name } = cluster.context;
    const old = this.props.imageTag === undefined && minor < OLDEST;
    return [
      ...hostedProblem(this.name, cluster),
      ...(old ? [`ADD-04 cloud-provider-version: no AWS cloud provider is known for Kubernetes ${version} of cluster "${name}"; write imageTag.`] : []),
    ];
  }

  public release(cluster: ICluster): AddonRelease {
    requiredFact(this.name, cluster, 'aws.region', 'an AwsTopology');
    const { minor } = cluster.context.kubernetesVersion;
    return this.chart.release('kube-system', {
      image: { tag: this.props.imageTag ?? RELEASES[Math.min(Math.max(minor, OLDEST), NEWEST)] },
      // Addresses of pods are the network addon's, not routes of the VPC.
      args: ['--v=2', '--cloud-provider=aws', '--configure-cloud-routes=false', `--cluster-name=${cluster.context.name}`],
      // On the machine's own network it runs before the network addon, and gets the credentials of the instance within one hop.
      hostNetworking: true,
    });
  }
}
