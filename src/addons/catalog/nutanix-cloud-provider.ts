import { Addon, AddonEdge, AddonRelease, ChartSource } from '../../contract/addon';
import { ICluster } from '../../contract/cluster';
import { checkProps, Shape } from '../../values/check';
import { instanceOf } from '../../values/check-scalars';
import { AddonSecret } from '../addon-secret';
import { ChartOptions, ChartRelease, chartShape } from '../chart/chart-options';
import { converges } from '../chart/converges';
import { hostedProblem, requiredFact } from '../facts';

// Version: checked 2026-11-21.
const SOURCE: ChartSource = { repository: 'https://nutanix.github.io/helm/', name: 'nutanix-cloud-provider', version: '0.6.2' };

/** Settings of the Nutanix cloud provider. */
export interface NutanixCloudProviderProps extends ChartOptions {
  /**
   * Where the credentials come from: finally a Secret `nutanix-creds` in `kube-system` of the workload cluster with the key `credentials`, the list of
   * accounts in JSON.
   * @default - AddonSecret.resourceSet('{cluster}-nutanix-cloud-provider')
   */
  readonly credentialsSecret?: AddonSecret;
}

const shape: Shape<NutanixCloudProviderProps> = {
  ...chartShape,
  credentialsSecret: instanceOf(AddonSecret, 'AddonSecret.resourceSet(…) or AddonSecret.inWorkloadCluster()'),
};

/**
 * The Nutanix cloud provider: tells nodes which virtual machine they are. Until it has run, ordinary pods stay away from a node and Cluster API does not
 * count its machine. Joins every cluster of a `NutanixTopology` by itself.
 */
export class NutanixCloudProvider extends Addon {
  private readonly chart: ChartRelease;
  private readonly credentials: AddonSecret;

  public constructor(props: NutanixCloudProviderProps = {}) {
    checkProps('NutanixCloudProvider', props, shape);
    super('nutanix-cloud-provider');
    this.chart = new ChartRelease('NutanixCloudProvider', SOURCE, props);
    this.credentials = props.credentialsSecret ?? AddonSecret.resourceSet('{cluster}-nutanix-cloud-provider');
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
    const prismCentralEndPoint = requiredFact(this.name, cluster, 'nutanix.prism-central', 'a NutanixTopology');
    const { 'nutanix.port': port = '9440', 'nutanix.insecure': insecure, 'nutanix.trust-bundle': bundle } = cluster.facts;
    const { endpoint } = cluster.context;
    const release = this.chart.release('kube-system', {
      prismCentralEndPoint,
      prismCentralPort: Number(port),
      prismCentralInsecure: insecure === 'true',
      ...(bundle ? { prismCentralAdditionalTrustBundle: bundle } : {}),
      createSecret: false,
      secretName: 'nutanix-creds',
      // The address of the API server moves from machine to machine and is no machine's own.
      ...(endpoint?.kubeVipOptions ? { ignoredNodeIPs: [endpoint.host] } : {}),
    });
    return { ...release, secrets: this.credentials.releaseSecrets(cluster) };
  }
}
