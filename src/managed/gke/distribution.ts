import { GkeAuthorizedNetwork, GkePrivacy, GkeReleaseChannel } from './options';
import { ControlPlaneContext, Distribution, PoolContext } from '../../contract/distribution';
import { Manifest } from '../../manifest/manifest';
import { splitText } from '../../values/placeholder';

/** What a GKE cluster says of its control plane. */
export interface GkeControlPlane {
  readonly project: string;
  readonly region: string;
  readonly gkeName?: string;
  readonly description?: string;
  readonly autopilot?: boolean;
  readonly releaseChannel?: GkeReleaseChannel;
  readonly privacy?: GkePrivacy;
  readonly authorizedNetworks?: GkeAuthorizedNetwork[];
  readonly podCidr?: string;
  readonly serviceCidr?: string;
  readonly workloadIdentity?: boolean;
  readonly rbacGroup?: string;
  readonly binaryAuthorization?: boolean;
  readonly identityService?: boolean;
}

/** The control plane that GKE runs: what a `GkeTopology` brings along. */
export class Gke extends Distribution {
  public constructor(private readonly options: GkeControlPlane) {
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
    const { serviceDomain, nodeCidrMaskSize, nodeCidrMaskSizeIpv6, kubeProxy } = cluster;
    if (serviceDomain !== 'cluster.local' && splitText(serviceDomain).every(part => typeof part === 'string')) {
      throw new Error(`"${cluster.name}" network.serviceDomain: services of GKE are always in cluster.local; leave it out.`);
    }
    if (nodeCidrMaskSize !== undefined || nodeCidrMaskSizeIpv6 !== undefined) {
      throw new Error(`"${cluster.name}" network.nodeCidrMaskSize: GKE computes it of the most pods on a machine; write maxPods of the pools.`);
    }
    if (!kubeProxy) { throw new Error(`"${cluster.name}" network.kubeProxy: GKE decides it; leave it out.`); }
    return { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1', kind: 'GCPManagedControlPlane', spec: this.spec(cluster.kubernetesVersion.text) };
  }

  public poolBootstrap({ pool }: PoolContext): Manifest {
    throw new Error(`pools["${pool.name}"]: GKE makes the machines itself; there is no bootstrap configuration.`);
  }

  private spec(version: string): object {
    const { project, region, gkeName, description, autopilot, releaseChannel, authorizedNetworks, workloadIdentity = true, rbacGroup } = this.options;
    return {
      project,
      location: region,
      clusterName: gkeName,
      description,
      version,
      enableAutopilot: autopilot,
      releaseChannel: releaseChannel ?? (autopilot ? GkeReleaseChannel.REGULAR : undefined),
      clusterNetwork: this.network(),
      master_authorized_networks_config: authorizedNetworks && {
        cidr_blocks: authorizedNetworks.map(({ cidr, name }) => ({ cidr_block: cidr, display_name: name })),
      },
      clusterSecurity: workloadIdentity || rbacGroup !== undefined
        ? {
          workloadIdentityConfig: workloadIdentity ? { workloadPool: `${project}.svc.id.goog` } : undefined,
          authenticatorGroupConfig: rbacGroup === undefined ? undefined : { securityGroups: rbacGroup },
        }
        : undefined,
      binaryAuthorization: this.options.binaryAuthorization ? 'project_singleton_policy_enforce' : undefined,
      enableIdentityService: this.options.identityService,
    };
  }

  private network(): object {
    const { podCidr, serviceCidr, privacy = {} } = this.options;
    const { privateNodes = true, privateEndpoint, controlPlaneCidr, globalAccess, disableSnat } = privacy;
    return {
      useIPAliases: true,
      pod: podCidr === undefined ? undefined : { cidrBlock: podCidr },
      service: serviceCidr === undefined ? undefined : { cidrBlock: serviceCidr },
      privateCluster: {
        enablePrivateNodes: privateNodes,
        enablePrivateEndpoint: privateEndpoint,
        controlPlaneCidrBlock: controlPlaneCidr,
        controlPlaneGlobalAccess: globalAccess,
        disableDefaultSNAT: disableSnat,
      },
    };
  }
}
