import { Addon, AddonEdge, AddonRelease, ChartSource, EdgeKind } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { instanceOf, text } from '../../values/check-scalars';
import { KubernetesVersion } from '../../values/kubernetes-version';
import { AddonSecret } from '../addon-secret';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { hostedProblem, requiredFact, zoneCategories } from '../facts';
import { cloudConfig, cpiObjects, CREDENTIALS } from './vsphere-cpi/objects';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://kubernetes.github.io/cloud-provider-vsphere', name: 'vsphere-cpi', version: '1.36.0' };

/** Newest release per Kubernetes minor, checked 2026-11-21. A cloud controller manager must not be newer than the cluster. */
const RELEASES: { readonly [minor: number]: string } = {
  30: 'v1.30.2', 31: 'v1.31.1', 32: 'v1.32.2', 33: 'v1.33.1', 34: 'v1.34.0', 35: 'v1.35.1', 36: 'v1.36.0',
};
const OLDEST = Math.min(...Object.keys(RELEASES).map(Number));
const NEWEST = Math.max(...Object.keys(RELEASES).map(Number));

/** Settings of the vSphere cloud provider. */
export interface VSphereCpiProps extends ChartOptions {
  /**
   * Where the vCenter credentials come from: finally a Secret `vsphere-cloud-secret` in `kube-system` of the workload cluster with the keys
   * `<server>.username` and `<server>.password`.
   * @default - AddonSecret.resourceSet('{cluster}-vsphere-cpi')
   */
  readonly credentialsSecret?: AddonSecret;

  /**
   * Release of the cloud provider, of the cluster's Kubernetes minor version or older.
   * @default - the newest known one of the cluster's minor version
   */
  readonly imageTag?: string;
}

const shape: Shape<VSphereCpiProps> = {
  ...chartShape,
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
  imageTag: text({ what: 'image tag', pattern: /^v\d+\.\d+\.\d+[-.\w]*$/, example: 'v1.34.0' }),
};

/**
 * The vSphere cloud provider: tells nodes which virtual machine they are. Until it has run, ordinary pods stay away from a node and Cluster API
 * does not count its machine. Joins every vSphere cluster by itself.
 */
export class VSphereCpi extends Addon {
  private readonly props: VSphereCpiProps;
  private readonly chart: ChartRelease;
  private readonly credentials: AddonSecret;

  public constructor(props: VSphereCpiProps = {}) {
    checkProps('VSphereCpi', props, shape);
    super('vsphere-cpi');
    this.props = props;
    this.chart = new ChartRelease('VSphereCpi', SOURCE, props);
    this.credentials = props.credentialsSecret ?? AddonSecret.resourceSet('{cluster}-vsphere-cpi');
  }

  public get provides(): string[] {
    return ['cloud-provider'];
  }

  public get after(): AddonEdge[] {
    return [{ addon: 'network', kind: EdgeKind.CONVERGES }];
  }

  public problems(cluster: ICluster): string[] {
    const { kubernetesVersion } = cluster.context;
    const old = this.props.imageTag === undefined && kubernetesVersion.minor < OLDEST;
    return [
      ...hostedProblem(this.name, cluster),
      ...this.configurationProblems(cluster),
      ...(old ? [`ADD-04 cloud-provider-version: no vSphere cloud provider is known for Kubernetes ${kubernetesVersion.text} of cluster "${cluster.context.name}"; write imageTag.`] : []),
    ];
  }

  /** The chart reads these values only where it writes the configuration. */
  private configurationProblems(cluster: ICluster): string[] {
    const given = Object.keys(Object(this.props.values?.config)).filter(key => this.props.values!.config[key] !== undefined);
    if (given.length === 0 || isByChart(cluster)) { return []; }
    const why = datacentersOf(cluster).length > 1 ? 'are in several datacenters' : 'name no datacenter';
    return [`ADD-08 cloud-config: machines of cluster "${cluster.context.name}" ${why}, so that the library and not the chart writes the configuration; leave out ${given.map(key => `values.config.${key}`).join(', ')}. Categories of tags follow from the topology's zones.`];
  }

  public release(cluster: ICluster): AddonRelease {
    const server = requiredFact(this.name, cluster, 'vsphere.server', 'a VSphereTopology');
    const datacenters = datacentersOf(cluster);
    const thumbprint = cluster.facts['vsphere.thumbprint'];
    const tag = this.props.imageTag ?? releaseFor(cluster.context.kubernetesVersion);
    const byChart = isByChart(cluster);
    const labels = zoneCategories(cluster);
    const configuration = [cloudConfig({ server, datacenters, thumbprint, labels })];
    const release = this.chart.release('kube-system', {
      config: byChart
        // Empty categories without zones: the chart would name two, and vCenters without such tags are many.
        ? { enabled: true, vcenter: server, datacenter: datacenters[0], thumbprint, region: '', zone: '', ...labels, secret: { create: false, name: CREDENTIALS } }
        : { enabled: false, secret: { create: false, name: CREDENTIALS } },
      daemonset: { tag },
    });
    // Our own objects stand for the chart only as long as nobody changed the chart.
    const own = this.chart.untouched ? cpiObjects(tag) : undefined;
    return {
      ...release,
      rendered: release.rendered ?? (own && [...(byChart ? configuration : []), ...own]),
      manifests: byChart ? undefined : configuration,
      secrets: this.credentials.releaseSecrets(cluster),
    };
  }
}

function datacentersOf({ facts }: ICluster): string[] {
  return facts['vsphere.datacenters']?.split(',') ?? [];
}

/** The chart writes exactly one datacenter; for none or several the configuration is ours. */
function isByChart(cluster: ICluster): boolean {
  return datacentersOf(cluster).length === 1;
}

function releaseFor({ minor }: KubernetesVersion): string {
  return RELEASES[Math.min(Math.max(minor, OLDEST), NEWEST)];
}
