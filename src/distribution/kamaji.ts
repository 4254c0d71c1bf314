import { ClusterContext } from '../contract/cluster';
import { ControlPlaneContext, Distribution, PoolContext } from '../contract/distribution';
import { nonEmptyMap } from '../contract/machine-lifecycle';
import { Manifest } from '../manifest/manifest';
import { KubernetesOptions } from '../options/kubernetes/kubernetes-options';
import { NodeTaint } from '../options/node/node-setup';
import { checkProps } from '../values/check';
import { atMostOne } from '../values/check-data';
import { withoutNulls } from '../values/without-nulls';
import { KamajiComponents } from './kamaji/components';
import { UNKNOWN_INFRASTRUCTURES } from './kamaji/infrastructures';
import { endpointProblems, kamajiNetwork } from './kamaji/network';
import { KamajiAddressType, KamajiProps, kamajiShape } from './kamaji/props';
import { kubeadmWorker } from './shared/kubeadm/worker';

/** Options of Kubernetes that the kind, or the workers' configuration, has a place for. */
const KUBERNETES = [
  'apiServer', 'controllerManager', 'scheduler', 'tls', 'featureGates', 'imageRepository', 'dns',
  'timeouts.kubelet', 'timeouts.apiCalls', 'timeouts.tlsBootstrap', 'timeouts.discovery',
];

const ADDRESSES = [KamajiAddressType.INTERNAL_IP, KamajiAddressType.EXTERNAL_IP, KamajiAddressType.HOSTNAME];

/**
 * A control plane in pods of the management cluster, by Kamaji; machines join it by kubeadm. Tested with the CRDs of v0.20.0. The Kamaji
 * operator and a DataStore must be there.
 */
export class Kamaji extends Distribution {
  private readonly props: KamajiProps;

  /** Throws on options that contradict each other. */
  public constructor(props: KamajiProps = {}) {
    super();
    this.props = withoutNulls(checkProps('Kamaji', withoutNulls(props), kamajiShape));
    atMostOne('Kamaji', this.props, 'ingress', 'gateway');
  }

  public get controlPlaneMachines(): boolean {
    return false;
  }

  public get classOmits(): string[] {
    return ['replicas', 'version'];
  }

  public get bootstrapsMachinePools(): boolean {
    return true;
  }

  public get unsuitable(): { [infrastructureKind: string]: string } {
    const told = this.props.dynamicInfrastructures ?? [];
    return Object.fromEntries(UNKNOWN_INFRASTRUCTURES.filter(kind => !told.includes(kind)).map(kind => [
      kind, `its provider writes no endpoint into ${kind} objects unless it is told to; start it with --dynamic-infrastructure-clusters=${kind} and write dynamicInfrastructures: ["${kind}"]`,
    ]));
  }

  public infrastructureAnnotations(infrastructureKind: string): { [key: string]: string } {
    // The provider sets their status itself, so their own controllers must leave them alone (v0.20.0, patchGenericCluster).
    return ['KubevirtCluster', 'PacketCluster'].includes(infrastructureKind) ? { 'cluster.x-k8s.io/managed-by': 'kamaji' } : {};
  }

  public controlPlane(context: ControlPlaneContext): Manifest {
    const { cluster, kubernetes = {} } = context;
    this.refuseUnsupportedKubernetes(kubernetes, KUBERNETES);
    refuseFamilies(cluster);
    const { replicas = 2, dataStore, kubeletAddressTypes, nodeSelector, toleratedTaints = [] } = this.props;
    const components = new KamajiComponents(context, this.props);
    const { volumes, revisions } = components;
    return {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1alpha2',
      kind: 'KamajiControlPlane',
      spec: {
        replicas,
        version: cluster.kubernetesVersion.text,
        dataStoreName: dataStore,
        addons: this.addons(cluster, kubernetes),
        registry: kubernetes.imageRepository,
        kubelet: { cgroupfs: 'systemd', preferredAddressTypes: kubeletAddressTypes ?? ADDRESSES },
        network: kamajiNetwork(cluster, this.props, kubernetes.apiServer?.certificateSans ?? []),
        deployment: {
          nodeSelector: nonEmptyMap(nodeSelector),
          tolerations: toleratedTaints.length > 0 ? toleratedTaints.map(toleration) : undefined,
          podAdditionalMetadata: nonEmptyMap(revisions) && { annotations: revisions },
          extraVolumes: volumes.length > 0 ? volumes : undefined,
        },
        ...components.spec,
      },
    };
  }

  public poolBootstrap(context: PoolContext): Manifest {
    this.refuseUnsupportedKubernetes(context.kubernetes ?? {}, KUBERNETES);
    return kubeadmWorker(context);
  }

  public problems(cluster: ClusterContext): string[] {
    return endpointProblems(cluster, this.props);
  }

  /** An addon is on when it is there, be it empty. */
  private addons({ kubeProxy }: ClusterContext, { imageRepository, dns = {} }: KubernetesOptions): object {
    const { coreDns = true, konnectivity = true } = this.props;
    return {
      coreDNS: coreDns ? said({ imageRepository: dns.repository ?? imageRepository, imageTag: dns.tag }) : undefined,
      kubeProxy: kubeProxy ? said({ imageRepository }) : undefined,
      konnectivity: konnectivity ? {} : undefined,
    };
  }
}

/** The provider hands on the first block of each (v0.20.0). */
function refuseFamilies({ name, podCidrs, serviceCidrs }: ClusterContext): void {
  const twice = podCidrs.length > 1 ? 'podCidrs' : serviceCidrs.length > 1 ? 'serviceCidrs' : undefined;
  if (twice) { throw new Error(`"${name}" network.${twice}: Kamaji takes one address block, not two; write one.`); }
}

/** Only what has a value; what is left may be empty, and means something by being there. */
function said(options: { readonly [option: string]: string | undefined }): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function toleration({ key, value, effect }: NodeTaint): object {
  return { key, operator: value ? 'Equal' : 'Exists', value: value || undefined, effect };
}
