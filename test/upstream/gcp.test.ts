import { compare } from './compare';
import { Difference } from './difference';
import { leavesOf } from './leaves';
import { table } from './table';
import { GcpDiskType, GcpTopology, WorkloadCluster } from '../../src';
import { objectsOf } from '../support/objects';

/**
 * What the quick start of cluster-api-provider-gcp v1.12.0 (`templates/cluster-template.yaml`, raised to v1beta2) makes of a cluster `prod` with three
 * control plane and two worker machines.
 */
const quickStart = table(`
Cluster cluster spec
  clusterNetwork.pods.cidrBlocks[0] = "192.168.0.0/16"
  infrastructureRef.kind = "GCPCluster"
  controlPlaneRef.kind = "KubeadmControlPlane"
GCPCluster prod
  apiVersion = "infrastructure.cluster.x-k8s.io/v1beta1"
  kind = "GCPCluster"
GCPCluster prod spec
  project = "my-project"
  region = "europe-west3"
  network.name = "default"
KubeadmControlPlane cluster spec
  replicas = 3
  version = "v1.34.3"
  kubeadmConfigSpec.initConfiguration.timeouts.controlPlaneComponentHealthCheckSeconds = 1200
  kubeadmConfigSpec.clusterConfiguration.controllerManager.extraArgs[cloud-provider].value = "gce"
  kubeadmConfigSpec.clusterConfiguration.controllerManager.extraArgs[feature-gates].value = "DisableCloudProviders=false,DisableKubeletCloudCredentialProviders=false"
  kubeadmConfigSpec.clusterConfiguration.controllerManager.extraArgs[allocate-node-cidrs].value = "false"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.name = "{{ ds.meta_data.local_hostname.split(\\".\\")[0] }}"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "gce"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs[feature-gates].value = "DisableCloudProviders=false,DisableKubeletCloudCredentialProviders=false"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.name = "{{ ds.meta_data.local_hostname.split(\\".\\")[0] }}"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "gce"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs[feature-gates].value = "DisableCloudProviders=false,DisableKubeletCloudCredentialProviders=false"
GCPMachineTemplate control-plane spec.template.spec
  instanceType = "n1-standard-2"
  image = "projects/images/global/images/capi-ubuntu-2404"
GCPMachineTemplate workers spec.template.spec
  instanceType = "n1-standard-2"
  image = "projects/images/global/images/capi-ubuntu-2404"
KubeadmConfigTemplate workers spec.template.spec.joinConfiguration.nodeRegistration
  name = "{{ ds.meta_data.local_hostname.split(\\".\\")[0] }}"
  kubeletExtraArgs[cloud-provider].value = "gce"
  kubeletExtraArgs[feature-gates].value = "DisableCloudProviders=false,DisableKubeletCloudCredentialProviders=false"
MachineDeployment workers spec
  replicas = 2
  template.spec.version = "v1.34.3"
`);

const DIFFERENCES: Difference[] = [
  {
    reason: 'Kubernetes has had no cloud provider of its own for GCP since v1.31, and the gates are gone: the cloud provider comes as an addon.',
    missing: ['*extraArgs[feature-gates].value', '*kubeletExtraArgs[feature-gates].value'],
    changed: { '*xtraArgs[cloud-provider].value': '"external"' },
  },
  {
    reason: 'Blocks of node addresses are harmless where the network addon does not use them, and some network addons do.',
    missing: ['*extraArgs[allocate-node-cidrs].value'],
  },
  {
    reason: 'Kubeadm\'s own 4 minutes are kept.',
    missing: ['*controlPlaneComponentHealthCheckSeconds'],
  },
  {
    reason: 'The provider\'s port is written into the Cluster, where other tools see it.',
    added: ['*clusterNetwork.apiServerPort'],
  },
  {
    reason: 'The defaults of Cluster API are written out.',
    added: ['*clusterNetwork.services.cidrBlocks[0]', '*clusterNetwork.serviceDomain'],
  },
  {
    reason: 'The provider\'s 30 GiB of magnetic disk are too small and too slow for images and etcd.',
    added: ['*rootDeviceSize', '*rootDeviceType'],
  },
  {
    reason: 'The socket of containerd is said, so that kubeadm does not look for one among several.',
    added: ['*nodeRegistration.criSocket'],
  },
];

const SUBJECTS = [...new Set([...quickStart.keys()].map(key => key.split(' ').slice(0, 2).join(' ')))];

/** Facts that the core adds to every cluster, whatever the infrastructure; the vSphere comparison explains them. */
const CORE = /metadata\.|selector\.|clusterName|Ref\.(apiGroup|name)|rollout|deletion|machineTemplate|Cluster cluster (apiVersion|kind)$/;
const HEAD = /^(KubeadmControlPlane|GCPMachineTemplate|KubeadmConfigTemplate|MachineDeployment) \S+ (apiVersion|kind)$|configRef|infrastructureRef\.kind/;

test('our program gives the cluster of the quick start, but for differences that have a reason', () => {
  const ours = leavesOf(objectsOf(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: new GcpTopology({
        project: 'my-project',
        region: 'europe-west3',
        network: { name: 'default' },
        machineType: 'n1-standard-2',
        image: 'projects/images/global/images/capi-ubuntu-2404',
        disk: { type: GcpDiskType.SSD },
        pools: [{ name: 'md-0', replicas: 2 }],
      }),
    });
  }));
  const compared = new Map([...ours].filter(([key]) => SUBJECTS.some(subject => key.startsWith(`${subject} `))
    && (quickStart.has(key) || !(CORE.test(key) || HEAD.test(key)))));
  const { unexplained, outdated, equal } = compare('quick-start', quickStart, compared, DIFFERENCES);
  expect({ unexplained, outdated }).toEqual({ unexplained: [], outdated: [] });
  expect(equal).toBeGreaterThan(15);
});
