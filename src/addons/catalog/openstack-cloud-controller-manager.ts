import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { instanceOf, text } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { hostedProblem, requiredFact } from '../facts';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://kubernetes.github.io/cloud-provider-openstack', name: 'openstack-cloud-controller-manager', version: '2.36.0' };

/** The newest minor version of Kubernetes that the chart's own release is for. */
const NEWEST = 36;

/** Settings of the cloud provider for OpenStack. */
export interface OpenStackCloudControllerManagerProps extends ChartOptions {
  /**
   * Where the cloud configuration comes from: finally a Secret `cloud-config` in `kube-system` of the workload cluster with the key `cloud.conf`.
   * @default - AddonSecret.resourceSet('{cluster}-openstack-cloud-config')
   */
  readonly credentialsSecret?: AddonSecret;

  /**
   * Release of the cloud provider, of the cluster's Kubernetes minor version or older.
   * @default - the first one of the cluster's minor version
   */
  readonly imageTag?: string;
}

const shape: Shape<OpenStackCloudControllerManagerProps> = {
  ...chartShape,
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
  imageTag: text({ what: 'image tag', pattern: /^v\d+\.\d+\.\d+[-.\w]*$/, example: 'v1.36.0' }),
};

/**
 * The cloud provider for OpenStack: tells nodes which server they are and makes balancers for services. Joins every cluster of an `OpenStackTopology` by
 * itself.
 */
export class OpenStackCloudControllerManager extends Addon {
  private readonly imageTag?: string;
  private readonly chart: ChartRelease;
  private readonly credentials: AddonSecret;

  public constructor(props: OpenStackCloudControllerManagerProps = {}) {
    checkProps('OpenStackCloudControllerManager', props, shape);
    super('openstack-cloud-controller-manager');
    this.imageTag = props.imageTag;
    this.chart = new ChartRelease('OpenStackCloudControllerManager', SOURCE, props);
    this.credentials = props.credentialsSecret ?? AddonSecret.resourceSet('{cluster}-openstack-cloud-config');
  }

  public get provides(): string[] {
    return ['cloud-provider'];
  }

  public get after(): AddonEdge[] {
    return converges('network');
  }

  public problems(cluster: ICluster): string[] {
    return hostedProblem(this.name, cluster);
  }

  public release(cluster: ICluster): AddonRelease {
    requiredFact(this.name, cluster, 'openstack.cloud', 'an OpenStackTopology');
    const { name, kubernetesVersion: { minor, text: version } } = cluster.context;
    const release = this.chart.release('kube-system', {
      cluster: { name },
      image: { tag: this.imageTag ?? `v1.${Math.min(minor, NEWEST)}.0` },
      secret: { enabled: true, create: false, name: 'cloud-config' },
      // Pods get their routes from the network addon.
      enabledControllers: ['cloud-node', 'cloud-node-lifecycle', 'service'],
      // The value of the label differs between distributions, and the chart compares it.
      nodeSelector: { 'node-role.kubernetes.io/control-plane': /\+(k3s|rke2)/.test(version) ? 'true' : '' },
      tolerations: [
        { key: 'node.cloudprovider.kubernetes.io/uninitialized', value: 'true', effect: 'NoSchedule' },
        { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
        { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoSchedule' },
      ],
      // Without it the ids of nodes have no region, and machines do not find them.
      ...(cluster.facts['openstack.region'] === undefined ? {} : { extraEnv: [{ name: 'OS_CCM_REGIONAL', value: 'true' }] }),
    });
    const secrets = this.credentials.releaseSecrets(cluster);
    return { ...release, secrets: secrets.length > 0 ? secrets : undefined };
  }
}
