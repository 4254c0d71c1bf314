import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { requiredFact } from '../facts';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://charts.hetzner.cloud', name: 'hcloud-cloud-controller-manager', version: '1.35.0' };

/** Settings of the Hetzner cloud provider. */
export interface HcloudCloudControllerManagerProps extends ChartOptions {}

const shape: Shape<HcloudCloudControllerManagerProps> = chartShape;

/**
 * The Hetzner cloud provider: tells nodes which machine or server they are, and makes load balancers for services. Until it has run, ordinary pods stay
 * away from a node and Cluster API does not count its machine. Joins every cluster of a `HetznerTopology` by itself, with the credentials that the
 * provider of Cluster API puts into the cluster.
 */
export class HcloudCloudControllerManager extends Addon {
  private readonly chart: ChartRelease;

  public constructor(props: HcloudCloudControllerManagerProps = {}) {
    checkProps('HcloudCloudControllerManager', props, shape);
    super('hcloud-cloud-controller-manager');
    this.chart = new ChartRelease('HcloudCloudControllerManager', SOURCE, props);
  }

  public get provides(): string[] {
    return ['cloud-provider', 'load-balancer'];
  }

  public get after(): AddonEdge[] {
    return converges('network');
  }

  public release(cluster: ICluster): AddonRelease {
    const secret = requiredFact(this.name, cluster, 'hetzner.secret', 'a HetznerTopology');
    const { 'hetzner.region': region, 'hetzner.network': network, 'hetzner.robot': robot } = cluster.facts;
    const from = (key: string): object => ({ valueFrom: { secretKeyRef: { name: secret, key } } });
    return this.chart.release('kube-system', {
      env: {
        HCLOUD_TOKEN: from('token'),
        HCLOUD_LOAD_BALANCERS_LOCATION: { value: region },
        ...(robot ? { ROBOT_USER: from('robot-user'), ROBOT_PASSWORD: from('robot-password') } : {}),
        // Addresses of pods are the network addon's, not routes of the private network.
        ...(network ? { HCLOUD_NETWORK_ROUTES_ENABLED: { value: 'false' }, HCLOUD_LOAD_BALANCERS_USE_PRIVATE_IP: { value: 'true' } } : {}),
      },
      ...(network ? { networking: { enabled: true, clusterCIDR: cluster.context.podCidrs[0], network: from('network') } } : {}),
      ...(robot ? { robot: { enabled: true } } : {}),
    });
  }
}
