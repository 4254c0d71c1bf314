import { vsphere } from './fixtures';
import { PlainTopology } from './plain-topology';
import {
  CanonicalKubernetes, ClusterNetwork, ControlPlaneOptions, CustomDistribution, CustomTopology, DevTopology, Distribution, Endpoint, K3s,
  Kubeadm, MicroK8s, PoolOptions, Rke2, Topology,
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

/** Every exported topology, one line each: the contract suite, the pairs and docs/matrix.md read them here. */
export const TOPOLOGIES: { readonly [name: string]: Sample<MakeTopology> } = {
  CustomTopology: { make: custom },
  DevTopology: { make: (controlPlane, pools) => new DevTopology({ controlPlane, pools }) },
  PlainTopology: { make: (controlPlane, pools) => new PlainTopology(controlPlane, pools) },
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
  K3s: { make: () => new K3s(), kubernetesVersion: 'v1.34.3+k3s1', refusals: { ...RANCHER, ...K3S } },
  Kubeadm: { make: () => new Kubeadm() },
  MicroK8s: {
    make: () => new MicroK8s(),
    refusals: NOT_IN_MICROK8S_KINDS,
    network: { podCidrs: ['10.1.0.0/16'], serviceCidrs: ['10.152.183.0/24'] },
  },
  Rke2: { make: () => new Rke2(), kubernetesVersion: 'v1.34.3+rke2r1', refusals: RANCHER },
};
