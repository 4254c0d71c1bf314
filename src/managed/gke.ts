import { Gke } from './gke/distribution';
import { GkeAuthorizedNetwork, GkePoolOptions, GkePrivacy, GkeReleaseChannel } from './gke/options';
import { checkPool, gkePoolShape, nodePoolSpec, withReplicas } from './gke/pool';
import { ClusterContext } from '../contract/cluster';
import { Distribution } from '../contract/distribution';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { poolList } from '../options/group/group-shapes';
import { accountObjects, accountShape, checkAccount, credentialsRef, GcpAccount } from '../topology/shared/gcp/account';
import { region, resourceLabels, resourceName } from '../topology/shared/gcp/names';
import { GcpNetwork } from '../topology/shared/gcp/network';
import { network, networkSpec } from '../topology/shared/gcp/network-spec';
import { checkProps, listOf, required, Shape, struct } from '../values/check';
import { flag, oneOf, text } from '../values/check-scalars';
import { cidr } from '../values/cidr';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta1';

/** A regional cluster of GKE. What cannot be changed later is decided when the cluster is made; changes of the rest replace no machines. */
export interface GkeTopologyProps extends GcpAccount {
  /** Project of the cluster. It cannot be changed. */
  readonly project: string;

  /** Region, for example `europe-west3`. It cannot be changed. */
  readonly region: string;

  /** The network. The cluster is in its subnet of the region. */
  readonly network: GcpNetwork;

  /**
   * Name of the cluster in GKE, at most 40 characters. It cannot be changed.
   * @default - made of namespace and name by the provider
   */
  readonly gkeName?: string;

  /**
   * What the cluster is for.
   * @default - nothing said
   */
  readonly description?: string;

  /**
   * Let GKE make machines as pods need them. There are no pools then. It cannot be changed.
   * @default false
   */
  readonly autopilot?: boolean;

  /**
   * Release channel. GKE then raises versions by itself; follow with `kubernetesVersion`, because the provider asks GKE for the version that is
   * written (cluster-api-provider-gcp v1.12.0).
   * @default - none; GkeReleaseChannel.REGULAR with `autopilot`, which has one always
   */
  readonly releaseChannel?: GkeReleaseChannel;

  /**
   * Who reaches machines and API server.
   * @default - machines have no public addresses, the API server has one
   */
  readonly privacy?: GkePrivacy;

  /**
   * Addresses from which the API server may be reached; that of the management cluster must be among them.
   * @default - all
   */
  readonly authorizedNetworks?: GkeAuthorizedNetwork[];

  /**
   * Addresses of pods. It cannot be changed. GKE does not read the network of the Cluster.
   * @default - GKE decides
   */
  readonly podCidr?: string;

  /**
   * Addresses of services. It cannot be changed.
   * @default - GKE decides
   */
  readonly serviceCidr?: string;

  /**
   * Let service accounts of the cluster act as service accounts of GCP.
   * @default true
   */
  readonly workloadIdentity?: boolean;

  /**
   * Google group whose members may be named in role bindings, `gke-security-groups@<domain>`.
   * @default - none
   */
  readonly rbacGroup?: string;

  /**
   * Run only images that the project's policy allows.
   * @default false
   */
  readonly binaryAuthorization?: boolean;

  /**
   * Let users log in by identity providers other than Google.
   * @default false
   */
  readonly identityService?: boolean;

  /**
   * Labels of everything in GCP that belongs to the cluster.
   * @default - those of the provider only
   */
  readonly resourceLabels?: { [key: string]: string };

  /**
   * The node pools.
   * @default - none, which only `autopilot` has use for
   */
  readonly pools?: GkePoolOptions[];
}

const shape: Shape<GkeTopologyProps> = {
  ...accountShape,
  project: required(resourceName),
  region: required(region),
  network: required(network),
  gkeName: text({ what: 'name of a cluster of GKE', pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/, max: 40, example: 'prod' }),
  description: text({ max: 1024 }),
  autopilot: flag,
  releaseChannel: oneOf(GkeReleaseChannel),
  privacy: struct<GkePrivacy>({ privateNodes: flag, privateEndpoint: flag, controlPlaneCidr: cidr, globalAccess: flag, disableSnat: flag }),
  authorizedNetworks: listOf(struct<GkeAuthorizedNetwork>({ cidr: required(cidr), name: text({ max: 256 }) }), { min: 1, max: 50 }),
  podCidr: cidr,
  serviceCidr: cidr,
  workloadIdentity: flag,
  rbacGroup: text({ what: 'group called gke-security-groups', pattern: /^gke-security-groups@[^\s@]+$/, example: 'gke-security-groups@example.com' }),
  binaryAuthorization: flag,
  identityService: flag,
  resourceLabels,
  pools: poolList<GkePoolOptions>(gkePoolShape),
};

/**
 * Regional clusters of Google Kubernetes Engine by cluster-api-provider-gcp, tested with v1.12.0: its webhooks and controllers were read, its CRDs are
 * checked. The control plane is that of GKE, so a distribution is not chosen. The provider's feature GKE must be on.
 */
export class GkeTopology extends Topology {
  private readonly props: GkeTopologyProps;

  /** Throws on the first value that GKE or the provider would refuse. */
  public constructor(props: GkeTopologyProps) {
    props = withoutNulls(props);
    checkProps('GkeTopology', props, shape);
    super({}, (props.pools ?? []).map(withReplicas));
    this.props = props;
    checkAccount('GkeTopology', props);
    const [first] = props.pools ?? [];
    if (props.autopilot && first) { throw new Error(`GkeTopology.pools["${first.name}"]: clusters with autopilot have no pools; leave one of the two out.`); }
    for (const pool of props.pools ?? []) { checkPool(`GkeTopology.pools["${pool.name}"]`, pool, props.region); }
  }

  public get requiredDistribution(): Distribution | undefined {
    return new Gke(this.props);
  }

  public get facts(): { [key: string]: string } {
    return { 'gcp.project': this.props.project, 'gcp.network': this.props.network.name };
  }

  public get classProblem(): string | undefined {
    const [pool] = this.pools;
    return pool && `a class names a bootstrap template for every MachinePool, and pool "${pool.name}" of GKE has none`;
  }

  public poolKind(_poolName: string): PoolKind {
    return PoolKind.MANAGED_MACHINE_POOL;
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const { project, region: location, resourceLabels: labels } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'GCPManagedCluster',
      spec: {
        project,
        region: location,
        network: networkSpec(location, this.props.network),
        credentialsRef: credentialsRef(cluster, this.props),
        additionalLabels: labels,
      },
    };
  }

  public supportingObjects(cluster: ClusterContext): NamedManifest[] {
    return accountObjects(cluster, this.props);
  }

  public controlPlaneMachines(_cluster: ClusterContext): Manifest {
    throw new Error('GkeTopology: GKE runs the control plane; there are no machines.');
  }

  public poolMachines(_cluster: ClusterContext, poolName: string): Manifest {
    const pool = this.props.pools?.find(({ name }) => name === poolName) ?? { name: poolName };
    return { apiVersion: API_VERSION, kind: 'GCPManagedMachinePool', spec: nodePoolSpec(pool, this.props.releaseChannel !== undefined) };
  }
}
