import { AzureIdentityType, guid, IAzureIdentity, identity } from './azure/identity';
import { checkMachine, machineOptions, machinePoolSpec, machineShape, machineSpec, tags } from './azure/machine';
import { AzureLoadBalancer, AzureNetwork, checkAddress, loadBalancer, network, networkSpec, overlapProblems } from './azure/network';
import { AzureControlPlaneOptions, AzureMachineOptions, AzurePoolOptions } from './azure/options';
import { ClusterContext } from '../contract/cluster';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { Manifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { checkProps, required, Shape, struct } from '../values/check';
import { flag, text } from '../values/check-scalars';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta1';

/** Machines on Azure. The machine options here are the defaults of the control plane and of every pool. */
export interface AzureTopologyProps extends AzureMachineOptions {
  /** Location, for example `westeurope`. It cannot be changed. */
  readonly location: string;

  /** Subscription id. It cannot be changed. */
  readonly subscriptionId: string;

  /** Account of Azure that the provider acts as. Changing it replaces no machines. */
  readonly identity: IAzureIdentity;

  /**
   * Resource group, which the provider makes and deletes with the cluster unless it exists. It cannot be changed.
   * @default - called like the cluster
   */
  readonly resourceGroup?: string;

  /**
   * The virtual network.
   * @default - one of its own with a subnet each for the control plane and the pools, and a NAT gateway for the pools
   */
  readonly network?: AzureNetwork;

  /**
   * The balancer in front of the API servers.
   * @default - a public one
   */
  readonly loadBalancer?: AzureLoadBalancer;

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: AzureControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: AzurePoolOptions[];
}

const SECRETLESS = [AzureIdentityType.WORKLOAD_IDENTITY, AzureIdentityType.USER_ASSIGNED_MANAGED_IDENTITY];

const zone = text({ what: 'zone of a location', pattern: /^[1-9]$/, example: '1' });

const shape: Shape<AzureTopologyProps> = {
  ...machineShape,
  location: required(text({ what: 'location of Azure', pattern: /^[a-z0-9]+$/, max: 64, example: 'westeurope' })),
  subscriptionId: required(guid),
  identity: required(identity),
  resourceGroup: text({ what: 'name of a resource group', pattern: /^[-\w.()]+$/, max: 90, example: 'prod' }),
  network,
  loadBalancer,
  tags,
  controlPlane: struct<AzureControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<AzurePoolOptions>({ ...poolShape, ...machineShape, failureDomain: zone, machinePool: flag }),
};

/**
 * Machines on Azure by cluster-api-provider-azure, tested with v1.26.0: its webhooks and controllers were read, its CRDs are checked. Its cloud provider
 * and storage driver become addons of the cluster by themselves.
 */
export class AzureTopology extends Topology {
  private readonly props: AzureTopologyProps;

  /** Throws on the first value that Azure or the provider would refuse. */
  public constructor(props: AzureTopologyProps) {
    props = withoutNulls(props);
    checkProps('AzureTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? []);
    this.props = props;
    checkAddress('AzureTopology', props.network, props.loadBalancer);
    checkMachine('AzureTopology.controlPlane', this.controlPlaneOptions);
    if (this.controlPlaneOptions.spot) {
      throw new Error('AzureTopology.controlPlane.spot: Azure may take several machines at once, and etcd with them; write spot for each pool.');
    }
    for (const pool of props.pools ?? []) { checkMachine(`AzureTopology.pools["${pool.name}"]`, this.poolOptions(pool), pool); }
  }

  public get requiredAddons(): string[] {
    return ['cloud-provider-azure', 'azuredisk-csi-driver'];
  }

  public get facts(): { [key: string]: string } {
    return { 'azure.location': this.props.location };
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    return {
      MicroK8sControlPlane: 'nodes on Azure are called as the metadata service says, which the bootstrap provider is not known to fill in (v0.6.11)',
      TalosControlPlane: 'the cloud provider and the storage driver read /etc/kubernetes/azure.json, which machine configurations of Talos do not fetch from a Secret',
    };
  }

  public get classProblem(): string | undefined {
    const { network: { name, resourceGroup: group } = {}, loadBalancer: { address } = {}, resourceGroup, pools } = this.props;
    const pool = pools?.find(({ machinePool }) => machinePool);
    if (pool) { return `AzureMachinePool, of which pool "${pool.name}" is made, has no template kind (v1.26.0)`; }
    const given = { resourceGroup, 'network.name': name, 'network.resourceGroup': group, 'loadBalancer.address': address };
    const own = Object.entries(given).find(([, value]) => value !== undefined);
    return own && `AzureClusterTemplate has no field for ${own[0]}, which each cluster has of its own (v1.26.0)`;
  }

  public get hostedClassProblem(): string | undefined {
    return 'AzureClusterTemplate has no field that says that the control plane is hosted (v1.26.0)';
  }

  public poolKind(poolName: string): PoolKind {
    return this.pool(poolName)?.machinePool ? PoolKind.MACHINE_POOL : PoolKind.MACHINE_DEPLOYMENT;
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    if (cluster.apiVersions === 'v1beta1') {
      throw new Error('AzureTopology: objects of Cluster API v1.10 and older are not rendered for Azure; leave apiVersions out, Cluster API v1.11 or later.');
    }
    const { location, subscriptionId, resourceGroup, identity: account, tags: all } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'AzureCluster',
      spec: {
        location,
        subscriptionID: subscriptionId,
        resourceGroup,
        identityRef: { apiVersion: API_VERSION, kind: 'AzureClusterIdentity', name: account.identityName, namespace: account.identityNamespace },
        controlPlaneEnabled: cluster.controlPlaneReplicas === 0 ? false : undefined,
        networkSpec: networkSpec(this.props.network, this.props.loadBalancer, cluster),
        additionalTags: all,
      },
    };
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return machineTemplate(machineSpec(cluster, this.controlPlaneOptions));
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    const pool = this.pool(poolName);
    const options = this.poolOptions(pool);
    return pool?.machinePool
      ? { apiVersion: API_VERSION, kind: 'AzureMachinePool', spec: machinePoolSpec(cluster, this.props.location, options) }
      : machineTemplate(machineSpec(cluster, options));
  }

  public controlPlaneSetup(cluster: ClusterContext): NodeSetup {
    return setup(cluster, 'control-plane-azure.json');
  }

  public poolSetup(cluster: ClusterContext, _poolName: string): NodeSetup {
    return setup(cluster, 'worker-node-azure.json');
  }

  public problems(cluster: ClusterContext): string[] {
    const { identity: account, loadBalancer: balancer, network: vnet } = this.props;
    const hosted = cluster.controlPlaneReplicas === 0;
    const secretless = account.identityType !== undefined && SECRETLESS.includes(account.identityType);
    return [
      ...(cluster.name.length > 44 ? [`AZ-01 cluster-name: "${cluster.name}" has ${cluster.name.length} characters; names on Azure may have 44.`] : []),
      ...overlapProblems(vnet, cluster),
      ...(secretless && !hosted && !this.controlPlaneOptions.managedIdentities
        ? [`AZ-03 cloud-login: the account of "${cluster.name}" has no secret that the cloud provider could log in with; write controlPlane.managedIdentities.`]
        : []),
      ...(hosted && balancer
        ? [`AZ-04 load-balancer: the control plane of "${cluster.name}" is hosted, and with it its balancer; leave out loadBalancer.`]
        : []),
    ];
  }

  private get controlPlaneOptions(): AzureMachineOptions {
    return machineOptions(this.ofAll, this.props.controlPlane);
  }

  private poolOptions(pool: AzurePoolOptions | undefined): AzureMachineOptions {
    return machineOptions(this.ofAll, pool);
  }

  /** The tags of the topology are those of the AzureCluster, which machines get from there. */
  private get ofAll(): AzureMachineOptions {
    return { ...this.props, tags: undefined };
  }

  private pool(poolName: string): AzurePoolOptions | undefined {
    return this.props.pools?.find(({ name }) => name === poolName);
  }
}

/**
 * The cloud provider finds the machine by the node's name. The provider writes its configuration into a Secret that is called after the template of
 * machines, or after the MachinePool (cluster-api-provider-azure v1.26.0, GetCloudProviderSecret).
 */
function setup({ machineTemplate: template }: ClusterContext, key: string): NodeSetup {
  return {
    externalCloudProvider: true,
    nodeName: '{{ ds.meta_data["local_hostname"] }}',
    files: template === undefined ? undefined : [
      { path: '/etc/kubernetes/azure.json', owner: 'root:root', permissions: '0644', fromSecret: { name: `${template}-azure-json`, key } },
    ],
    // The metadata service and the platform's own address, which no proxy reaches.
    proxyBypass: ['169.254.169.254', '168.63.129.16'],
  };
}

function machineTemplate(spec: object): Manifest {
  return { apiVersion: API_VERSION, kind: 'AzureMachineTemplate', spec: { template: { spec } } };
}
