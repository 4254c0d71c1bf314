import { Addon, AddonEdge, AddonRelease } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { text } from '../../values/check-scalars';
import { converges } from '../chart/converges';
import { hostedProblem, requiredFact } from '../facts';
import { cloudConfig, controllerObjects } from './gcp-cloud-controller-manager/objects';

/** Releases by the Kubernetes minor they are made for, checked 2026-11-21. A cloud controller manager must not be newer than the cluster. */
const RELEASES: { readonly [minor: number]: string } = { 30: 'v30.0.0', 32: 'v32.2.5', 34: 'v34.0.0', 35: 'v35.0.0', 36: 'v36.0.7' };
const OLDEST = Math.min(...Object.keys(RELEASES).map(Number));

/** Settings of the cloud provider for GCP. */
export interface GcpCloudControllerManagerProps {
  /**
   * Release of the cloud provider, of the cluster's Kubernetes minor version or older.
   * @default - the newest known one that is not newer than the cluster
   */
  readonly imageTag?: string;
}

const shape: Shape<GcpCloudControllerManagerProps> = {
  imageTag: text({ what: 'image tag', pattern: /^v\d+\.\d+\.\d+[-.\w]*$/, example: 'v36.0.7' }),
};

/**
 * The cloud provider for GCP: tells nodes which instance they are and makes balancers for services. Joins every cluster of a `GcpTopology` by itself.
 * It works with the rights of the control plane machines' service account. The project publishes no chart, so the addon is made of plain objects.
 */
export class GcpCloudControllerManager extends Addon {
  private readonly imageTag?: string;

  public constructor(props: GcpCloudControllerManagerProps = {}) {
    checkProps('GcpCloudControllerManager', props, shape);
    super('gcp-cloud-controller-manager');
    this.imageTag = props.imageTag;
  }

  public get provides(): string[] {
    return ['cloud-provider'];
  }

  public get after(): AddonEdge[] {
    return converges('network');
  }

  public problems(cluster: ICluster): string[] {
    const { name, kubernetesVersion: { minor, text: version } } = cluster.context;
    return [
      ...hostedProblem(this.name, cluster),
      ...(this.imageTag === undefined && minor < OLDEST
        ? [`ADD-04 cloud-provider-version: no cloud provider for GCP is known for Kubernetes ${version} of cluster "${name}"; write imageTag.`]
        : []),
    ];
  }

  public release(cluster: ICluster): AddonRelease {
    const { context: { name, kubernetesVersion }, facts } = cluster;
    const config = cloudConfig({
      cluster: name,
      project: requiredFact(this.name, cluster, 'gcp.project', 'a GcpTopology'),
      network: requiredFact(this.name, cluster, 'gcp.network', 'a GcpTopology'),
      networkProject: facts['gcp.network-project'],
      subnet: facts['gcp.subnet'],
    });
    const known = Object.keys(RELEASES).map(Number).filter(minor => minor <= Math.max(OLDEST, kubernetesVersion.minor));
    return { namespace: 'kube-system', manifests: [config, ...controllerObjects(name, this.imageTag ?? RELEASES[Math.max(...known)])] };
  }
}
