import { ICluster } from '../contract/cluster';

/** Types of providers, in the words of `clusterctl`. */
export type ProviderType = 'core' | 'bootstrap' | 'control-plane' | 'infrastructure' | 'ipam' | 'addon' | 'runtime-extension';

/** What a management cluster keeps for one provider outside the namespaces of its clusters. */
export interface Provider {
  /** Project and release of which the row holds. */
  readonly release: string;

  /** What the release installs, as `clusterctl` names it: a type and a name each. */
  readonly installs: readonly (readonly [ProviderType, string])[];

  /** Where its components are published, when `clusterctl` does not know the provider by itself. */
  readonly url?: string;

  /** The provider is in use when a cluster has or refers to an object of one of these kinds. */
  readonly kinds: readonly string[];

  /** Namespace of its controller by `clusterctl`, when credentials or identities' Secrets live there. */
  readonly namespace?: string;

  /** Its cluster-scoped resources. */
  readonly clusterScoped: readonly string[];
}

const INFRASTRUCTURE = 'infrastructure.cluster.x-k8s.io';
const KUBEADM_CONTROL_PLANE = ['KubeadmControlPlane', 'KubeadmControlPlaneTemplate'].map(kind => `${kind}.controlplane.cluster.x-k8s.io`);
const K3S_CONTROL_PLANE = ['KThreesControlPlane', 'KThreesControlPlaneTemplate'].map(kind => `${kind}.controlplane.cluster.x-k8s.io`);
const IPAM = 'ipam.cluster.x-k8s.io';

/** Carries the HelmChartProxies of addon stacks; it is needed by no object of a cluster itself. */
export const HELM_ADDONS: Provider = {
  release: 'cluster-api-addon-provider-helm v0.6.4',
  installs: [['addon', 'helm']],
  kinds: [],
  namespace: 'caaph-system',
  clusterScoped: [],
};

/** The providers known here. A new topology adds its row, from the CRDs (`scope: Cluster`) and the components file of the release it names. */
const PROVIDERS: readonly Provider[] = [
  {
    release: 'cluster-api v1.14.0',
    installs: [['core', 'cluster-api']],
    kinds: ['Cluster.cluster.x-k8s.io'],
    clusterScoped: ['extensionconfigs.runtime.cluster.x-k8s.io'],
  },
  {
    release: 'cluster-api v1.14.0',
    installs: [['bootstrap', 'kubeadm']],
    // A KubeadmControlPlane makes KubeadmConfigs.
    kinds: [...['KubeadmConfig', 'KubeadmConfigTemplate'].map(kind => `${kind}.bootstrap.cluster.x-k8s.io`), ...KUBEADM_CONTROL_PLANE],
    clusterScoped: [],
  },
  {
    release: 'cluster-api v1.14.0',
    installs: [['control-plane', 'kubeadm']],
    kinds: KUBEADM_CONTROL_PLANE,
    clusterScoped: [],
  },
  {
    release: 'cluster-api-k8s v0.6.1',
    installs: [['bootstrap', 'canonical-kubernetes'], ['control-plane', 'canonical-kubernetes']],
    kinds: ['CK8sConfigTemplate.bootstrap.cluster.x-k8s.io', 'CK8sControlPlane.controlplane.cluster.x-k8s.io'],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-bootstrap-provider-microk8s v0.6.11',
    installs: [['bootstrap', 'microk8s'], ['control-plane', 'microk8s']],
    kinds: ['MicroK8sConfigTemplate.bootstrap.cluster.x-k8s.io', 'MicroK8sControlPlane.controlplane.cluster.x-k8s.io'],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-k3s v0.3.1',
    installs: [['bootstrap', 'k3s']],
    url: 'https://github.com/k3s-io/cluster-api-k3s/releases/download/v0.3.1/bootstrap-components.yaml',
    // A KThreesControlPlane makes KThreesConfigs.
    kinds: ['KThreesConfigTemplate.bootstrap.cluster.x-k8s.io', ...K3S_CONTROL_PLANE],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-k3s v0.3.1',
    installs: [['control-plane', 'k3s']],
    url: 'https://github.com/k3s-io/cluster-api-k3s/releases/download/v0.3.1/control-plane-components.yaml',
    kinds: K3S_CONTROL_PLANE,
    clusterScoped: [],
  },
  {
    release: 'cluster-api-control-plane-provider-kamaji v0.20.0',
    installs: [['control-plane', 'kamaji']],
    kinds: ['KamajiControlPlane', 'KamajiControlPlaneTemplate'].map(kind => `${kind}.controlplane.cluster.x-k8s.io`),
    clusterScoped: [],
  },
  {
    release: 'k0smotron v2.1.0',
    installs: [['bootstrap', 'k0sproject-k0smotron'], ['control-plane', 'k0sproject-k0smotron']],
    kinds: [
      'K0sWorkerConfigTemplate.bootstrap', 'K0sControlPlane.controlplane', 'K0smotronControlPlane.controlplane', 'K0smotronControlPlaneTemplate.controlplane',
    ].map(kind => `${kind}.cluster.x-k8s.io`),
    clusterScoped: [],
  },
  {
    release: 'k0smotron v2.1.0',
    installs: [['infrastructure', 'k0sproject-k0smotron']],
    kinds: [`RemoteCluster.${INFRASTRUCTURE}`],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-rke2 v0.25.0',
    installs: [['bootstrap', 'rke2'], ['control-plane', 'rke2']],
    kinds: ['RKE2ConfigTemplate.bootstrap', 'RKE2ControlPlane.controlplane', 'RKE2ControlPlaneTemplate.controlplane'].map(kind => `${kind}.cluster.x-k8s.io`),
    clusterScoped: [],
  },
  {
    release: 'cluster-api-bootstrap-provider-talos v0.6.12',
    installs: [['bootstrap', 'talos']],
    // A TalosControlPlane makes TalosConfigs.
    kinds: ['TalosConfig.bootstrap', 'TalosConfigTemplate.bootstrap', 'TalosControlPlane.controlplane'].map(kind => `${kind}.cluster.x-k8s.io`),
    clusterScoped: [],
  },
  {
    release: 'cluster-api-control-plane-provider-talos v0.5.12',
    installs: [['control-plane', 'talos']],
    kinds: ['TalosControlPlane.controlplane.cluster.x-k8s.io'],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-vsphere v1.16.1',
    installs: [['infrastructure', 'vsphere']],
    kinds: [`VSphereCluster.${INFRASTRUCTURE}`],
    namespace: 'capv-system',
    clusterScoped: ['vsphereclusteridentities', 'vspheredeploymentzones', 'vspherefailuredomains'].map(name => `${name}.${INFRASTRUCTURE}`),
  },
  {
    release: 'cluster-api-provider-aws v2.11.1',
    installs: [['infrastructure', 'aws']],
    kinds: [`AWSCluster.${INFRASTRUCTURE}`, `AWSManagedCluster.${INFRASTRUCTURE}`],
    namespace: 'capa-system',
    clusterScoped: ['awsclustercontrolleridentities', 'awsclusterroleidentities', 'awsclusterstaticidentities'].map(name => `${name}.${INFRASTRUCTURE}`),
  },
  {
    release: 'cluster-api-provider-openstack v0.14.7',
    installs: [['infrastructure', 'openstack']],
    kinds: [`OpenStackCluster.${INFRASTRUCTURE}`],
    namespace: 'capo-system',
    clusterScoped: [`openstackclusteridentities.${INFRASTRUCTURE}`],
  },
  {
    release: 'cluster-api-provider-azure v1.26.0',
    installs: [['infrastructure', 'azure']],
    kinds: ['AzureCluster', 'AzureManagedCluster', 'AzureASOManagedCluster'].map(kind => `${kind}.${INFRASTRUCTURE}`),
    namespace: 'capz-system',
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-gcp v1.12.0',
    installs: [['infrastructure', 'gcp']],
    kinds: [`GCPCluster.${INFRASTRUCTURE}`, `GCPManagedCluster.${INFRASTRUCTURE}`],
    namespace: 'capg-system',
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-hetzner v1.1.8',
    installs: [['infrastructure', 'hetzner']],
    kinds: [`HetznerCluster.${INFRASTRUCTURE}`],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-bringyourownhost v0.5.0',
    installs: [['infrastructure', 'byoh']],
    kinds: [`ByoCluster.${INFRASTRUCTURE}`],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-cloudscale v1.1',
    installs: [['infrastructure', 'cloudscale-ch-cloudscale']],
    kinds: [`CloudscaleCluster.${INFRASTRUCTURE}`],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-ibmcloud v0.14.0',
    installs: [['infrastructure', 'ibmcloud']],
    kinds: [`IBMVPCCluster.${INFRASTRUCTURE}`, `IBMPowerVSCluster.${INFRASTRUCTURE}`],
    namespace: 'capi-ibmcloud-system',
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-linode v0.10.10',
    installs: [['infrastructure', 'linode-linode']],
    kinds: [`LinodeCluster.${INFRASTRUCTURE}`],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-opennebula v0.1.7',
    installs: [['infrastructure', 'opennebula']],
    kinds: [`ONECluster.${INFRASTRUCTURE}`],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-metal3 v1.13.2',
    installs: [['infrastructure', 'metal3']],
    kinds: [`Metal3Cluster.${INFRASTRUCTURE}`],
    clusterScoped: [],
  },
  {
    release: 'ip-address-manager v1.13.2',
    installs: [['ipam', 'metal3']],
    // The provider watches claims of its own pools also where no cluster has one.
    kinds: [`Metal3Cluster.${INFRASTRUCTURE}`],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-nutanix v1.10.3',
    installs: [['infrastructure', 'nutanix']],
    kinds: [`NutanixCluster.${INFRASTRUCTURE}`],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-provider-docker v1.14.0',
    installs: [['infrastructure', 'docker']],
    kinds: [`DockerCluster.${INFRASTRUCTURE}`, `DevCluster.${INFRASTRUCTURE}`],
    clusterScoped: [],
  },
  {
    release: 'cluster-api-ipam-provider-in-cluster v1.0.3',
    installs: [['ipam', 'in-cluster']],
    kinds: [`InClusterIPPool.${IPAM}`, `GlobalInClusterIPPool.${IPAM}`],
    clusterScoped: [`globalinclusterippools.${IPAM}`],
  },
];

/** The providers that these clusters use, as far as they are known. */
export function providersOf(clusters: readonly ICluster[]): Provider[] {
  const kinds = new Set(['Cluster.cluster.x-k8s.io', ...clusters.flatMap(cluster => cluster.objectKinds)]);
  return PROVIDERS.filter(provider => provider.kinds.some(kind => kinds.has(kind)));
}

/** The infrastructure kind of a cluster whose provider has no row: what the backup has to contain for it cannot be known. */
export function unknownInfrastructure(cluster: ICluster): string | undefined {
  const known = cluster.objectKinds.some(kind => kind.endsWith(`.${INFRASTRUCTURE}`) && PROVIDERS.some(({ kinds }) => kinds.includes(kind)));
  if (known) { return undefined; }
  return cluster.objectKinds.find(kind => /Cluster\.(.+\.)?infrastructure\.cluster\.x-k8s\.io$/.test(kind)) ?? 'a kind that is not known';
}
