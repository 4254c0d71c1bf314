import { AksEntra, AksNetwork, AksOutbound, AksTier } from './options';
import { CONTAINER_SERVICE, resources } from './resource';
import { ClusterContext } from '../../contract/cluster';
import { ControlPlaneContext, Distribution, PoolContext } from '../../contract/distribution';
import { Manifest } from '../../manifest/manifest';
import { Cidr } from '../../values/cidr';

/** What an AKS cluster says of its control plane. */
export interface AksControlPlane {
  readonly location: string;
  readonly credentialsSecret?: string;
  readonly aksName?: string;
  readonly dnsPrefix?: string;
  readonly nodeResourceGroup?: string;
  readonly network?: AksNetwork;
  readonly outbound?: AksOutbound;
  readonly privateCluster?: boolean;
  readonly authorizedRanges?: string[];
  readonly entra?: AksEntra;
  readonly localAccounts?: boolean;
  readonly identity?: string;
  readonly oidcIssuer?: boolean;
  readonly workloadIdentity?: boolean;
  readonly tier?: AksTier;
  readonly tags?: { [key: string]: string };
}

/** The control plane that AKS runs: what an `AksTopology` brings along. */
export class Aks extends Distribution {
  public constructor(private readonly options: AksControlPlane) {
    super();
  }

  public get controlPlaneMachines(): boolean {
    return false;
  }

  public get classOmits(): string[] {
    return ['version'];
  }

  public controlPlane({ cluster, setup, kubernetes }: ControlPlaneContext): Manifest {
    this.refuseUnsupportedKubernetes(kubernetes ?? {}, []);
    this.refuseUnsupported(setup, []);
    refuseNetwork(cluster);
    return {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
      kind: 'AzureASOManagedControlPlane',
      spec: {
        version: cluster.kubernetesVersion.text,
        resources: resources({
          apiVersion: CONTAINER_SERVICE,
          kind: 'ManagedCluster',
          name: cluster.name,
          credentialsSecret: this.options.credentialsSecret,
          spec: this.spec(cluster),
        }),
      },
    };
  }

  public poolBootstrap({ pool }: PoolContext): Manifest {
    throw new Error(`pools["${pool.name}"]: AKS makes the machines itself; there is no bootstrap configuration.`);
  }

  /** Version, blocks of pods and services, and the first pools are written by the provider (cluster-api-provider-azure v1.26.0, pkg/mutators). */
  private spec(cluster: ClusterContext): object {
    const { aksName, location, nodeResourceGroup, identity, entra, localAccounts = !entra, tier = AksTier.STANDARD, tags } = this.options;
    const { workloadIdentity = true, oidcIssuer = true, privateCluster, authorizedRanges } = this.options;
    return {
      azureName: aksName,
      owner: { name: cluster.name },
      location,
      dnsPrefix: this.options.dnsPrefix ?? cluster.name.slice(0, 54).replace(/-+$/, ''),
      nodeResourceGroup,
      sku: { name: 'Base', tier },
      supportPlan: tier === AksTier.PREMIUM ? 'AKSLongTermSupport' : undefined,
      identity: identity === undefined
        ? { type: 'SystemAssigned' }
        : { type: 'UserAssigned', userAssignedIdentities: [{ reference: { armId: identity } }] },
      servicePrincipalProfile: { clientId: 'msi' },
      enableRBAC: true,
      disableLocalAccounts: localAccounts ? undefined : true,
      aadProfile: entra && {
        managed: true, enableAzureRBAC: entra.azureRbac ?? true, adminGroupObjectIDs: entra.adminGroups, tenantID: entra.tenantId,
      },
      // The Secret called <cluster>-kubeconfig is the provider's own, which puts a token into it (asomanagedcluster.md of v1.26.0).
      operatorSpec: localAccounts ? undefined : { secrets: { userCredentials: { name: `${cluster.name}-user-kubeconfig`, key: 'value' } } },
      apiServerAccessProfile: privateCluster || authorizedRanges
        ? { enablePrivateCluster: privateCluster || undefined, authorizedIPRanges: authorizedRanges }
        : undefined,
      // Versions are raised by the Cluster only.
      autoUpgradeProfile: { upgradeChannel: 'none' },
      oidcIssuerProfile: oidcIssuer ? { enabled: true } : undefined,
      securityProfile: workloadIdentity && oidcIssuer ? { workloadIdentity: { enabled: true } } : undefined,
      networkProfile: this.networkProfile(cluster),
      tags,
    };
  }

  private networkProfile({ serviceCidrs }: ClusterContext): object {
    const { network = AksNetwork.CILIUM, outbound } = this.options;
    const overlay = { networkPlugin: 'azure', networkPluginMode: 'overlay' };
    const plugins: { readonly [name in AksNetwork]: object } = {
      [AksNetwork.CILIUM]: { ...overlay, networkDataplane: 'cilium', networkPolicy: 'cilium' },
      [AksNetwork.OVERLAY]: overlay,
      [AksNetwork.NONE]: { networkPlugin: 'none' },
    };
    return { ...plugins[network], outboundType: outbound, dnsServiceIP: dnsService(serviceCidrs[0]) };
  }
}

function refuseNetwork(cluster: ClusterContext): void {
  const where = `"${cluster.name}" network`;
  const { serviceDomain, nodeCidrMaskSize, nodeCidrMaskSizeIpv6, kubeProxy } = cluster;
  if (serviceDomain !== 'cluster.local') { throw new Error(`${where}.serviceDomain: services of AKS are always in cluster.local; leave it out.`); }
  if (nodeCidrMaskSize !== undefined || nodeCidrMaskSizeIpv6 !== undefined) {
    throw new Error(`${where}.nodeCidrMaskSize: AKS decides the block of a machine; leave it out.`);
  }
  if (!kubeProxy) { throw new Error(`${where}.kubeProxy: AKS decides it; leave it out.`); }
  for (const [option, blocks] of Object.entries({ podCidrs: cluster.podCidrs, serviceCidrs: cluster.serviceCidrs })) {
    if (blocks.length !== 1 || Cidr.parse(blocks[0])?.family !== 4) {
      throw new Error(`${where}.${option}: the provider hands one IPv4 block to AKS (v1.26.0); write one.`);
    }
  }
}

/** The tenth address of the services. AKS asks for one of theirs, and takes 10.0.0.10 where nothing is said. */
function dnsService(block: string): string {
  const address = Cidr.parse(block)!.first + 10n;
  return [24n, 16n, 8n, 0n].map(bits => String(address / 2n ** bits % 256n)).join('.');
}
