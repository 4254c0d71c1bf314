import { compare } from './compare';
import { Difference } from './difference';
import { leavesOf } from './leaves';
import { table } from './table';
import { DevTopology, WorkloadCluster } from '../../src';
import { objectsOf } from '../support/objects';

/**
 * What the quick start of cluster-api-provider-docker v1.14.0 (`cluster-template-development.yaml`, `clusterclass-quick-start.yaml`) makes of a
 * cluster `prod` with one control plane and two worker machines, without its Pod Security patch. Health checks and names are the core's.
 */
const quickStart = table(`
Cluster cluster spec
  clusterNetwork.services.cidrBlocks[0] = "10.128.0.0/12"
  clusterNetwork.pods.cidrBlocks[0] = "192.168.0.0/16"
  clusterNetwork.serviceDomain = "cluster.local"
  infrastructureRef.kind = "DevCluster"
  controlPlaneRef.kind = "KubeadmControlPlane"
DevCluster prod
  apiVersion = "infrastructure.cluster.x-k8s.io/v1beta2"
  kind = "DevCluster"
DevCluster prod spec.backend.docker
  failureDomains[fd1].controlPlane = true
  failureDomains[fd2].controlPlane = false
KubeadmControlPlane cluster spec
  replicas = 1
  version = "v1.34.3"
  kubeadmConfigSpec.clusterConfiguration.apiServer.certSANs[0] = "localhost"
  kubeadmConfigSpec.clusterConfiguration.apiServer.certSANs[1] = "127.0.0.1"
  kubeadmConfigSpec.clusterConfiguration.apiServer.certSANs[2] = "0.0.0.0"
  kubeadmConfigSpec.clusterConfiguration.apiServer.certSANs[3] = "host.docker.internal"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs[eviction-hard].value = "nodefs.available<0%,nodefs.inodesFree<0%,imagefs.available<0%"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs[eviction-hard].value = "nodefs.available<0%,nodefs.inodesFree<0%,imagefs.available<0%"
DevMachineTemplate control-plane spec.template.spec.backend.docker
  customImage = "kindest/node:v1.34.3"
  extraMounts[0].containerPath = "/var/run/docker.sock"
  extraMounts[0].hostPath = "/var/run/docker.sock"
DevMachineTemplate workers spec.template.spec.backend.docker
  customImage = "kindest/node:v1.34.3"
  extraMounts[0].containerPath = "/var/run/docker.sock"
  extraMounts[0].hostPath = "/var/run/docker.sock"
KubeadmConfigTemplate workers spec.template.spec.joinConfiguration.nodeRegistration
  kubeletExtraArgs[eviction-hard].value = "nodefs.available<0%,nodefs.inodesFree<0%,imagefs.available<0%"
MachineDeployment workers spec
  replicas = 2
  template.spec.version = "v1.34.3"
`);

const DIFFERENCES: Difference[] = [
  {
    reason: 'Only this network is ours: the provider\'s example avoids the service range of kind.',
    changed: { 'Cluster cluster spec.clusterNetwork.services.cidrBlocks[0]': '"10.96.0.0/12"' },
  },
  {
    reason: 'The socket of containerd is said, so that kubeadm does not look for one among several; kind\'s image has it there.',
    added: ['*nodeRegistration.criSocket'],
  },
];

const SUBJECTS = [...new Set([...quickStart.keys()].map(key => key.split(' ').slice(0, 2).join(' ')))];

/** Facts that the core adds to every cluster, whatever the infrastructure; the vSphere comparison explains them. */
const CORE = /metadata\.|selector\.|clusterName|Ref\.(apiGroup|name)|rollout|deletion|machineTemplate|Cluster cluster (apiVersion|kind)$/;
const HEAD = /^(KubeadmControlPlane|DevMachineTemplate|KubeadmConfigTemplate|MachineDeployment) \S+ (apiVersion|kind)$|configRef|infrastructureRef\.kind/;

test('our program gives the cluster of the quick start, but for differences that have a reason', () => {
  const mounts = [{ hostPath: '/var/run/docker.sock', containerPath: '/var/run/docker.sock' }];
  const ours = leavesOf(objectsOf(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: new DevTopology({
        failureDomains: [{ name: 'fd1' }, { name: 'fd2', controlPlane: false }], mounts, controlPlane: { replicas: 1 }, pools: [{ name: 'md-0', replicas: 2 }],
      }),
      kubernetes: { apiServer: { certificateSans: ['localhost', '127.0.0.1', '0.0.0.0', 'host.docker.internal'] } },
    });
  }));
  const compared = new Map([...ours].filter(([key]) => SUBJECTS.some(subject => key.startsWith(`${subject} `))
    && (quickStart.has(key) || !(CORE.test(key) || HEAD.test(key)))));
  const { unexplained, outdated, equal } = compare('quick-start', quickStart, compared, DIFFERENCES);
  expect({ unexplained, outdated }).toEqual({ unexplained: [], outdated: [] });
  expect(equal).toBeGreaterThan(20);
});
