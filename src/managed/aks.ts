import { Aks } from './aks/distribution';
import { AksEntra, AksNetwork, AksOutbound, AksPoolOptions, AksTier } from './aks/options';
import { agentPoolSpec, aksPoolShape, checkPools, withReplicas } from './aks/pool';
import { CONTAINER_SERVICE, RESOURCES, resources } from './aks/resource';
import { ClusterContext } from '../contract/cluster';
import { Distribution } from '../contract/distribution';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { Manifest } from '../manifest/manifest';
import { poolList } from '../options/group/group-shapes';
import { Check, checkProps, listOf, mapOf, required, Shape, struct } from '../values/check';
import { objectName } from '../values/check-names';
import { flag, oneOf, text } from '../values/check-scalars';
import { cidr } from '../values/cidr';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta1';

/** A cluster of AKS. What cannot be changed later is decided when the cluster is made; changes of the rest replace no machines. */
export interface AksTopologyProps {
  /** Location, for example `westeurope`. It cannot be changed. */
  readonly location: string;

  /**
   * Secret of the account in the namespace of the cluster, with the keys `AZURE_SUBSCRIPTION_ID`, `AZURE_TENANT_ID` and `AZURE_CLIENT_ID`, and
   * `AZURE_CLIENT_SECRET` for a service principal. New content replaces no machines; the subscription cannot be changed.
   * @default - the Secret `aso-credential` of the namespace, else the account of Azure Service Operator itself
   */
  readonly credentialsSecret?: string;

  /**
   * Name of the resource group. It cannot be changed.
   * @default - the name of the cluster
   */
  readonly resourceGroup?: string;

  /**
   * Leave the resource group in Azure when the cluster is deleted. Otherwise everything in it is deleted, whoever made it.
   * @default false
   */
  readonly keepResourceGroup?: boolean;

  /**
   * Name of the resource group that AKS makes for machines. It cannot be changed.
   * @default - made of resource group, name and location by AKS
   */
  readonly nodeResourceGroup?: string;

  /**
   * Name of the cluster in AKS. It cannot be changed.
   * @default - the name of the cluster
   */
  readonly aksName?: string;

  /**
   * Begin of the API server's name, at most 54 characters. It cannot be changed.
   * @default - the first 54 characters of the cluster's name
   */
  readonly dnsPrefix?: string;

  /**
   * How pods get addresses.
   * @default AksNetwork.CILIUM
   */
  readonly network?: AksNetwork;

  /**
   * Resource id of the subnet of all machines. It cannot be changed.
   * @default - that of a virtual network that AKS makes
   */
  readonly subnet?: string;

  /**
   * How machines get to the internet.
   * @default AksOutbound.LOAD_BALANCER
   */
  readonly outbound?: AksOutbound;

  /**
   * The API server has no public address. The management cluster must then reach the network. It cannot be changed.
   * @default false
   */
  readonly privateCluster?: boolean;

  /**
   * Blocks of IPv4 addresses from which the API server may be reached; that of the management cluster must be among them.
   * @default - all
   */
  readonly authorizedRanges?: string[];

  /**
   * Logins by Microsoft Entra ID. It cannot be taken away.
   * @default - none
   */
  readonly entra?: AksEntra;

  /**
   * Let the administrator's certificate log in beside `entra`. Without it the account of the cluster needs the role Azure Kubernetes Service RBAC
   * Cluster Admin.
   * @default - without `entra` only
   */
  readonly localAccounts?: boolean;

  /**
   * Resource id of the managed identity of the control plane.
   * @default - one that AKS makes
   */
  readonly identity?: string;

  /**
   * Publish the keys of service account tokens. It cannot be taken away.
   * @default true
   */
  readonly oidcIssuer?: boolean;

  /**
   * Let service accounts of the cluster act as identities of Azure.
   * @default true
   */
  readonly workloadIdentity?: boolean;

  /**
   * What Microsoft promises of the control plane.
   * @default AksTier.STANDARD
   */
  readonly tier?: AksTier;

  /**
   * Tags of resource group and cluster.
   * @default - none
   */
  readonly tags?: { [key: string]: string };

  /** The node pools: one at least, of the mode `AksPoolMode.SYSTEM`. */
  readonly pools: AksPoolOptions[];
}

const group = text({ what: 'name of a resource group', pattern: /^[\w().-]*[\w()-]$/, max: 90, example: 'prod' });

const guid = text({ what: 'id (GUID)', pattern: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, example: '00000000-0000-0000-0000-000000000000' });

function resourceId(type: string, example: string): Check {
  return text({
    what: 'resource id', pattern: new RegExp(`^/subscriptions/[^/\\s]+/resourceGroups/[^/\\s]+/providers/${type}$`, 'i'), example: `/subscriptions/…/resourceGroups/…/providers/${example}`,
  });
}

const shape: Shape<AksTopologyProps> = {
  location: required(text({ what: 'location of Azure', pattern: /^[a-z0-9]+$/, max: 64, example: 'westeurope' })),
  credentialsSecret: objectName,
  resourceGroup: group,
  keepResourceGroup: flag,
  nodeResourceGroup: text({ what: 'name of a resource group', pattern: /^[\w().-]*[\w()-]$/, max: 80, example: 'prod-nodes' }),
  aksName: text({ what: 'name of a cluster of AKS', pattern: /^[a-zA-Z0-9]([\w-]*[a-zA-Z0-9])?$/, max: 63, example: 'prod' }),
  dnsPrefix: text({ what: 'begin of a DNS name', pattern: /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/, max: 54, example: 'prod' }),
  network: oneOf(AksNetwork),
  subnet: resourceId('Microsoft\\.Network/virtualNetworks/[^/\\s]+/subnets/[^/\\s]+', 'Microsoft.Network/virtualNetworks/…/subnets/nodes'),
  outbound: oneOf(AksOutbound),
  privateCluster: flag,
  authorizedRanges: listOf(cidr, { min: 1, max: 200 }),
  entra: struct<AksEntra>({ adminGroups: listOf(guid, { min: 1 }), azureRbac: flag, tenantId: guid }),
  localAccounts: flag,
  identity: resourceId('Microsoft\\.ManagedIdentity/userAssignedIdentities/[^/\\s]+', 'Microsoft.ManagedIdentity/userAssignedIdentities/prod'),
  oidcIssuer: flag,
  workloadIdentity: flag,
  tier: oneOf(AksTier),
  tags: mapOf(text({ max: 256 }), text({ max: 512 })),
  pools: required(poolList<AksPoolOptions>(aksPoolShape)),
};

/**
 * Clusters of Azure Kubernetes Service by cluster-api-provider-azure, tested with v1.26.0: its controllers were read, its CRDs are checked; the resources
 * within them by the types of Azure Service Operator v2.18.0. The control plane is that of AKS, so a distribution is not chosen.
 */
export class AksTopology extends Topology {
  private readonly props: AksTopologyProps;

  /** Throws on the first value that AKS or the provider would refuse. */
  public constructor(props: AksTopologyProps) {
    props = withoutNulls(props);
    checkProps('AksTopology', props, shape);
    super({}, props.pools.map(withReplicas));
    this.props = props;
    checkPools('AksTopology.pools', props.pools);
    const { privateCluster, authorizedRanges, outbound, subnet } = props;
    if (privateCluster && authorizedRanges) { throw new Error('AksTopology.authorizedRanges: a private API server has none; leave one of the two out.'); }
    if (props.localAccounts === false && !props.entra) { throw new Error('AksTopology.localAccounts: nobody could log in; write entra, too.'); }
    if (props.workloadIdentity && props.oidcIssuer === false) { throw new Error('AksTopology.workloadIdentity: needs the OIDC issuer; leave oidcIssuer out.'); }
    if ((outbound === AksOutbound.USER_DEFINED_ROUTING || outbound === AksOutbound.USER_ASSIGNED_NAT_GATEWAY) && subnet === undefined) {
      throw new Error(`AksTopology.outbound: "${outbound}" is that of a subnet of yours; write subnet, too.`);
    }
  }

  public get requiredDistribution(): Distribution | undefined {
    return new Aks(this.props);
  }

  public get facts(): { [key: string]: string } {
    return { 'azure.location': this.props.location };
  }

  public get classProblem(): string | undefined {
    return `a class names a bootstrap template for every MachinePool, and pool "${this.props.pools[0].name}" of AKS has none`;
  }

  public poolKind(_poolName: string): PoolKind {
    return PoolKind.MANAGED_MACHINE_POOL;
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const { location, resourceGroup, keepResourceGroup: keep, credentialsSecret, tags } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'AzureASOManagedCluster',
      spec: {
        resources: resources({
          apiVersion: RESOURCES, kind: 'ResourceGroup', name: cluster.name, credentialsSecret, keep, spec: { azureName: resourceGroup, location, tags },
        }),
      },
    };
  }

  public controlPlaneMachines(_cluster: ClusterContext): Manifest {
    throw new Error('AksTopology: AKS runs the control plane; there are no machines.');
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    const { credentialsSecret, subnet } = this.props;
    const pool = this.props.pools.find(({ name }) => name === poolName) ?? { name: poolName };
    return {
      apiVersion: API_VERSION,
      kind: 'AzureASOManagedMachinePool',
      spec: {
        resources: resources({
          apiVersion: CONTAINER_SERVICE,
          kind: 'ManagedClustersAgentPool',
          name: `${cluster.name}-${poolName}`,
          credentialsSecret,
          spec: agentPoolSpec(cluster.name, pool, subnet),
        }),
      },
    };
  }
}
