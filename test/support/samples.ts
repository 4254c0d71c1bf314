import { Size } from 'cdk8s';
import { vsphere } from './fixtures';
import { PlainTopology } from './plain-topology';
import {
  AksPoolMode, AksTopology, AwsImage, AwsTopology, AzureIdentity, AzureTopology, ByohTopology, CanonicalKubernetes, CloudscaleRegion,
  CloudscaleTopology, ClusterNetwork,
  ControlPlaneOptions, CustomDistribution, CustomTopology, DcsTopology, DevTopology, Distribution, EksPoolType, EksTopology, Endpoint,
  GcpTopology, GkeTopology, HetznerRegion, HetznerTopology, IbmPowerVsTopology, IbmVpcTopology, K0s, K0smotron, K3s, Kamaji, Kubeadm,
  LinodeTopology, Metal3Topology, MicroK8s, NutanixTopology, OpenNebulaTopology, OpenStackTopology, PoolOptions, RemoteHost, RemoteTopology,
  Rke2, Talos, Topology,
} from '../../src';

/** Where the API server is, for topologies that must be told: `undefined` where a hosted control plane tells it. */
export interface Place {
  readonly endpoint?: Endpoint;
}

/**
 * A topology with these groups and the least of everything else. One that takes an endpoint spreads `place` over its own, so that it can be
 * paired with every distribution.
 */
export type MakeTopology = (controlPlane?: ControlPlaneOptions, pools?: PoolOptions[], place?: Place) => Topology;

/** A distribution with the least of everything. */
export type MakeDistribution = () => Distribution;

/** Options that a part cannot express and refuses, as `controlPlane.<option>`, `pool.<option>` or `kubernetes.<option>`: the reason. */
export type Refusals = { readonly [option: string]: string };

/** One part as the contract suites and the table of pairs make it. */
export interface Sample<T> {
  /** An example of it. */
  readonly make: T;

  /** What the contract suite may find refused. */
  readonly refusals?: Refusals;

  /** A version that the distribution accepts, where it wants more than `v1.34.3`. */
  readonly kubernetesVersion?: string;

  /** The network it needs, where it has one of its own. */
  readonly network?: ClusterNetwork;
}

/** A provider that is not shipped, as its own manifests. */
function custom(controlPlane?: ControlPlaneOptions, pools?: PoolOptions[]): CustomTopology {
  const machines = {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1alpha1',
    kind: 'ProxmoxMachineTemplate',
    spec: { template: { spec: { image: 'ubuntu-{version}' } } },
  };
  return new CustomTopology({
    infrastructureCluster: { apiVersion: 'infrastructure.cluster.x-k8s.io/v1alpha1', kind: 'ProxmoxCluster', spec: { dnsServers: ['10.0.0.2'] } },
    controlPlaneMachines: machines,
    poolMachines: machines,
    controlPlane,
    pools,
  });
}

/** A bootstrap and control plane provider that is not shipped. */
function customDistribution(): CustomDistribution {
  return new CustomDistribution({
    controlPlane: { apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1', kind: 'OtherControlPlane', spec: { name: '{nodeName}' } },
    poolBootstrap: { apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta1', kind: 'OtherConfigTemplate', spec: { template: { spec: { name: '{nodeName}' } } } },
    handles: ['bootFormat', 'externalCloudProvider', 'kubeletArguments', 'preJoinCommands'],
  });
}

/** A cluster of EKS with pools of machines; it has no place for options of a control plane. */
function eks(controlPlane: ControlPlaneOptions = {}, pools?: PoolOptions[]): EksTopology {
  const none = Object.keys(controlPlane).length > 0 ? { controlPlane } : {};
  return new EksTopology({ region: 'eu-central-1', pools: pools?.map(pool => ({ ...pool, type: EksPoolType.MACHINES })), ...none });
}

const CONTROL_PLANE = [
  'labels', 'taints', 'annotations', 'groupAnnotations', 'setup', 'healthCheck', 'drainTimeout', 'volumeDetachTimeout', 'deletionTimeout',
  'readinessGates', 'rolloutToken', 'replicas', 'names', 'machineNaming', 'rollout', 'remediation',
];

/** More machines than any group of the suites needs. */
function hosts(group: number): RemoteHost[] {
  return Array.from({ length: 20 }, (_, index) => ({ address: `192.0.${group}.${index + 1}` }));
}

const NOT_IN_MANIFESTS = 'the manifests say it';

/** Refusals of all these options, for one reason. */
function refused(reason: string, options: readonly string[]): Refusals {
  return Object.fromEntries(options.map(option => [option, reason]));
}

const KUBERNETES = ['certificates', 'controllerManager', 'dns', 'etcd', 'featureGates', 'hardening', 'imageRepository', 'scheduler', 'timeouts', 'tls', 'apiServer'];

const NOT_IN_CANONICAL_KINDS = refused('CK8sControlPlane and CK8sConfig have no field for it', [
  'controlPlane.machineNaming', 'controlPlane.readinessGates', 'controlPlane.rollout', ...KUBERNETES.map(option => `kubernetes.${option}`),
]);

const NOT_IN_MICROK8S_KINDS = refused('MicroK8sControlPlane has no field for it', [
  ...['annotations', 'deletionTimeout', 'drainTimeout', 'labels', 'machineNaming', 'readinessGates', 'remediation', 'rollout', 'volumeDetachTimeout'].map(option => `controlPlane.${option}`),
  ...KUBERNETES.map(option => `kubernetes.${option}`),
]);

/** The least that a topology on Azure needs. */
const AZURE = { location: 'westeurope', subscriptionId: '00000000-0000-0000-0000-000000000001', identity: AzureIdentity.fromName('team-a') };

/** The least that a topology on GCP needs. */
const GCP = { project: 'my-project', region: 'europe-west3', network: { name: 'clusters' }, image: 'projects/my-project/global/images/nodes' };

const MANAGED_POOL = ['rollout', 'remediation', 'deletionOrder', 'machineNaming', 'minReady', 'rolloutToken', 'healthCheck', 'readinessGates'];

/** A cluster of GKE; it has no place for options of a control plane, and the number of machines is a multiple of the zones. */
function gke(controlPlane: ControlPlaneOptions = {}, pools?: PoolOptions[]): GkeTopology {
  const none = Object.keys(controlPlane).length > 0 ? { controlPlane } : {};
  const { image: _image, ...place } = GCP;
  return new GkeTopology({ ...place, pools: pools?.map(pool => ({ ...pool, zones: ['europe-west3-a'] })), ...none });
}

/** A cluster of AKS; it has no place for options of a control plane, and the first pool is that of AKS itself. */
function aks(controlPlane: ControlPlaneOptions = {}, pools?: PoolOptions[]): AksTopology {
  const none = Object.keys(controlPlane).length > 0 ? { controlPlane } : {};
  const all = pools && pools.length > 0 ? pools : [{ name: 'system' }];
  return new AksTopology({ location: 'westeurope', pools: all.map(pool => ({ ...pool, mode: AksPoolMode.SYSTEM })), ...none });
}

/** Every exported topology, one line each: the contract suite, the pairs and docs/matrix.md read them here. */
export const TOPOLOGIES: { readonly [name: string]: Sample<MakeTopology> } = {
  AksTopology: {
    make: aks,
    refusals: {
      ...refused('AKS runs the control plane', CONTROL_PLANE.map(option => `controlPlane.${option}`)),
      'pool.setup': 'AKS makes the machines',
      'pool.failureDomain': 'a node pool spans zones',
      ...refused('AKS makes and replaces the machines', MANAGED_POOL.map(option => `pool.${option}`)),
      'pool.names': 'a node pool has no bootstrap template',
      'pool.autoscale': 'AKS has an autoscaler of its own',
      'pool.labels': 'AKS does not set labels of Kubernetes',
    },
  },
  AwsTopology: {
    make: (controlPlane, pools) => new AwsTopology({ region: 'eu-central-1', image: AwsImage.fromId('ami-0a1b2c3d4e5f60718'), controlPlane, pools }),
    refusals: { 'pool.failureDomain': 'zone-x is no availability zone' },
  },
  AzureTopology: {
    make: (controlPlane, pools) => new AzureTopology({ ...AZURE, controlPlane, pools }),
    refusals: { 'pool.failureDomain': 'zones of Azure are called 1, 2 and 3' },
  },
  CustomTopology: { make: custom },
  DevTopology: { make: (controlPlane, pools) => new DevTopology({ controlPlane, pools }) },
  HetznerTopology: {
    make: (controlPlane, pools, place) => new HetznerTopology({
      regions: [HetznerRegion.NBG1], credentialsSecret: 'hetzner', type: 'cpx42', image: 'ubuntu-{version}', controlPlane, pools, ...place,
    }),
    refusals: { 'pool.failureDomain': 'only locations of Hetzner are' },
  },
  Metal3Topology: {
    make: (controlPlane, pools, place) => new Metal3Topology({
      image: { url: 'https://images.example.com/ubuntu-{version}.raw', checksum: 'https://images.example.com/ubuntu-{version}.raw.sha256' },
      endpoint: Endpoint.kubeVip('10.0.0.10'),
      controlPlane,
      pools,
      ...place,
    }),
  },
  EksTopology: {
    make: eks,
    refusals: {
      ...refused('EKS runs the control plane', CONTROL_PLANE.map(option => `controlPlane.${option}`)),
      'pool.failureDomain': 'zone-x is no availability zone',
    },
  },
  GcpTopology: {
    make: (controlPlane, pools) => new GcpTopology({ ...GCP, controlPlane, pools }),
    refusals: { 'pool.failureDomain': 'zones of GCP are called after their region' },
  },
  GkeTopology: {
    make: gke,
    refusals: {
      ...refused('GKE runs the control plane', CONTROL_PLANE.map(option => `controlPlane.${option}`)),
      'pool.setup': 'GKE makes the machines',
      'pool.failureDomain': 'a node pool spans zones',
      ...refused('GKE makes and replaces the machines', MANAGED_POOL.map(option => `pool.${option}`)),
      'pool.names': 'a node pool has no bootstrap template',
      'pool.autoscale': 'GKE has an autoscaler of its own',
      'pool.labels': 'GKE does not set labels of Kubernetes',
    },
  },
  NutanixTopology: {
    make: (controlPlane, pools, place) => new NutanixTopology({
      prismCentral: 'prism.example.com',
      credentialsSecret: 'prod-nutanix',
      endpoint: Endpoint.kubeVip('10.0.0.10'),
      image: 'ubuntu-{version}',
      cluster: 'pe-1',
      subnets: ['vlan-20'],
      controlPlane,
      pools,
      ...place,
    }),
  },
  CloudscaleTopology: {
    make: (controlPlane, pools, place) => new CloudscaleTopology({
      region: CloudscaleRegion.RMA, credentialsSecret: 'cloudscale', flavor: 'flex-8-4', image: 'ubuntu-24.04', controlPlane, pools, ...place,
    }),
    refusals: { 'controlPlane.replicas': 'a server group holds 4 servers' },
  },
  IbmVpcTopology: {
    make: (controlPlane, pools, place) => new IbmVpcTopology({
      region: 'eu-de',
      zone: 'eu-de-1',
      resourceGroup: '4a1b2c3d4e5f60718293a4b5c6d7e8f9',
      vpc: 'clusters',
      profile: 'bx2-4x16',
      image: 'node',
      controlPlane,
      pools,
      // Its webhook wants an address, whoever carries the control plane.
      endpoint: place?.endpoint ?? Endpoint.loadBalancer('192.0.2.10'),
    }),
  },
  LinodeTopology: {
    make: (controlPlane, pools, place) => new LinodeTopology({
      region: 'de-fra-2', credentialsSecret: 'linode', type: 'g6-standard-4', image: 'linode/ubuntu24.04', controlPlane, pools, ...place,
    }),
  },
  OpenStackTopology: {
    make: (controlPlane, pools, place) => new OpenStackTopology({
      flavor: 'm1.large', image: 'ubuntu-{version}', credentialsSecret: 'cloud', controlPlane, pools, ...place,
    }),
  },
  DcsTopology: {
    make: (controlPlane, pools, place) => new DcsTopology({
      credentialsSecret: 'dcs',
      endpoint: place?.endpoint ?? Endpoint.loadBalancer('10.0.0.10'),
      sshAuthorizedKeys: ['ssh-ed25519 AAAA platform'],
      template: 'node',
      cpus: 8,
      memory: Size.gibibytes(16),
      controlPlane: { ...controlPlane, ipPool: 'control-plane' },
      pools: pools?.map(pool => ({ ...pool, ipPool: pool.name })),
    }),
  },
  OpenNebulaTopology: {
    make: (controlPlane, pools, place) => new OpenNebulaTopology({
      credentialsSecret: 'opennebula', privateNetwork: 'nodes', template: 'node', endpoint: Endpoint.loadBalancer('10.0.0.10'), controlPlane, pools, ...place,
    }),
  },
  ByohTopology: {
    make: (controlPlane, pools, place) => new ByohTopology({ endpoint: Endpoint.kubeVip('10.0.0.10'), controlPlane, pools, ...place }),
  },
  IbmPowerVsTopology: {
    make: (controlPlane, pools, place) => new IbmPowerVsTopology({
      workspace: '4a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
      network: 'nodes',
      image: 'node',
      processors: '0.5',
      memory: Size.gibibytes(8),
      endpoint: Endpoint.kubeVip('10.0.0.10'),
      controlPlane,
      pools,
      ...place,
    }),
  },
  PlainTopology: { make: (controlPlane, pools) => new PlainTopology(controlPlane, pools) },
  RemoteTopology: {
    make: (controlPlane, pools, place) => new RemoteTopology({
      sshKeySecret: 'ssh-key',
      endpoint: Endpoint.loadBalancer('192.0.2.10'),
      controlPlane: place && !place.endpoint ? undefined : { ...controlPlane, hosts: hosts(0) },
      pools: pools?.map((pool, index) => ({ ...pool, hosts: hosts(index + 1) })),
      ...place,
    }),
  },
  VSphereTopology: { make: (controlPlane, pools, place) => vsphere({ controlPlane, pools, ...place }) },
};

/** What RKE2 and K3s have no word for. */
const RANCHER: Refusals = Object.fromEntries([
  'controlPlane.machineNaming', 'controlPlane.readinessGates', 'controlPlane.rollout', 'pool.kubernetesVersion',
  'kubernetes.apiServer', 'kubernetes.apiServer.anonymousAccess', 'kubernetes.hardening', 'kubernetes.hardening.anonymousAccess',
  'kubernetes.etcd', ...['dataDirectory', 'metricsUrls', 'certificateSans', 'imageRepository', 'imageTag'].map(option => `kubernetes.etcd.${option}`),
  'kubernetes.certificates', ...['validity', 'caValidity', 'keyAlgorithm'].map(option => `kubernetes.certificates.${option}`),
  'kubernetes.imageRepository', 'kubernetes.dns', 'kubernetes.dns.repository', 'kubernetes.dns.tag', 'kubernetes.timeouts',
  ...['controlPlaneComponents', 'kubelet', 'apiCalls', 'etcdCalls', 'tlsBootstrap', 'discovery'].map(option => `kubernetes.timeouts.${option}`),
].map(option => [option, 'no field, or decided by the distribution']));

/** Beyond that, mounts with another path inside, and cipher suites. */
const K3S: Refusals = Object.fromEntries([
  ...['apiServer', 'controllerManager', 'scheduler'].flatMap(component => [`kubernetes.${component}`, `kubernetes.${component}.mounts`]),
  'kubernetes.tls', 'kubernetes.hardening.tls',
].map(option => [option, 'the components share one process, and the provider gives a list of its own']));

/** Options of machines that a hosted control plane does not have. */
const HOSTED = refused('there are no control plane machines', CONTROL_PLANE.map(option => `controlPlane.${option}`));

/** What pods of Kamaji cannot have: files of their own, mounts of a machine, and what the data store decides. */
const KAMAJI = refused('the control plane runs in pods', [
  'apiServer', 'certificates', 'controllerManager', 'etcd', 'hardening', 'scheduler', 'timeouts',
].map(option => `kubernetes.${option}`));

/** Options that k0s has no word for: it takes flags of the components, and its kubelets share profiles. */
const K0S_OPTIONS = refused('k0s has no word for it', [
  'pool.kubernetesVersion',
  ...['apiServer', 'certificates', 'controllerManager', 'dns', 'etcd', 'featureGates', 'hardening', 'imageRepository', 'scheduler', 'timeouts', 'tls'].map(option => `kubernetes.${option}`),
]);

/** What K0sControlPlane has no field for. */
const K0S_MACHINES = refused('K0sControlPlane has no field for it', [
  'deletionTimeout', 'drainTimeout', 'machineNaming', 'readinessGates', 'remediation', 'rollout', 'volumeDetachTimeout',
].map(option => `controlPlane.${option}`));

/** What Talos decides itself or has no word for: neither Secrets nor a writable file system outside of /var. */
const TALOS = refused('Talos has no word for it', [
  ...['annotations', 'deletionTimeout', 'drainTimeout', 'labels', 'machineNaming', 'readinessGates', 'remediation', 'rollout', 'setup', 'volumeDetachTimeout'].map(option => `controlPlane.${option}`),
  'pool.setup',
  ...['apiServer', 'certificates', 'dns', 'etcd', 'hardening', 'imageRepository', 'timeouts'].map(option => `kubernetes.${option}`),
]);

/** Every exported distribution, one line each. */
export const DISTRIBUTIONS: { readonly [name: string]: Sample<MakeDistribution> } = {
  CanonicalKubernetes: { make: () => new CanonicalKubernetes(), refusals: NOT_IN_CANONICAL_KINDS },
  CustomDistribution: {
    make: customDistribution,
    refusals: Object.fromEntries([
      'kubernetes', 'controlPlane.taints', 'controlPlane.labels', 'controlPlane.setup', 'controlPlane.machineNaming', 'controlPlane.rollout',
      'controlPlane.remediation', 'pool.taints', 'pool.labels', 'pool.setup',
    ].map(option => [option, NOT_IN_MANIFESTS])),
  },
  K0s: { make: () => new K0s(), kubernetesVersion: 'v1.34.3+k0s.0', refusals: { ...K0S_MACHINES, ...K0S_OPTIONS } },
  K0smotron: { make: () => new K0smotron(), kubernetesVersion: 'v1.34.3+k0s.0', refusals: { ...HOSTED, ...K0S_OPTIONS } },
  K3s: { make: () => new K3s(), kubernetesVersion: 'v1.34.3+k3s1', refusals: { ...RANCHER, ...K3S } },
  Kamaji: { make: () => new Kamaji(), refusals: { ...HOSTED, ...KAMAJI } },
  Kubeadm: { make: () => new Kubeadm() },
  MicroK8s: {
    make: () => new MicroK8s(),
    refusals: NOT_IN_MICROK8S_KINDS,
    network: { podCidrs: ['10.1.0.0/16'], serviceCidrs: ['10.152.183.0/24'] },
  },
  Rke2: { make: () => new Rke2(), kubernetesVersion: 'v1.34.3+rke2r1', refusals: RANCHER },
  Talos: { make: () => new Talos({ talosVersion: 'v1.12' }), refusals: TALOS },
};
