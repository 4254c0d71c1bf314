import { compare } from './compare';
import { Difference } from './difference';
import { leavesOf } from './leaves';
import { table } from './table';
import { OpenStackResource, OpenStackTopology, WorkloadCluster } from '../../src';
import { objectsOf } from '../support/objects';

/**
 * What the quick start of cluster-api-provider-openstack v0.14.7 (`templates/cluster-template.yaml`) makes of a cluster `prod` with three control plane
 * and two worker machines.
 */
const quickStart = table(`
Cluster cluster spec
  clusterNetwork.pods.cidrBlocks[0] = "192.168.0.0/16"
  clusterNetwork.serviceDomain = "cluster.local"
  infrastructureRef.kind = "OpenStackCluster"
  controlPlaneRef.kind = "KubeadmControlPlane"
OpenStackCluster prod
  apiVersion = "infrastructure.cluster.x-k8s.io/v1beta1"
  kind = "OpenStackCluster"
OpenStackCluster prod spec
  apiServerLoadBalancer.enabled = true
  externalNetwork.id = "ebe5e8a2-6b6e-4a8e-9c0d-4d8c0ec4b6a1"
  identityRef.cloudName = "openstack"
  identityRef.name = "prod-cloud-config"
  managedSubnets[0].cidr = "10.6.0.0/24"
  managedSubnets[0].dnsNameservers[0] = "10.0.0.2"
KubeadmControlPlane cluster spec
  replicas = 3
  version = "v1.34.3"
  kubeadmConfigSpec.clusterConfiguration.controllerManager.extraArgs[cloud-provider].value = "external"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.name = "{{ local_hostname }}"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs[provider-id].value = "openstack:///'{{ instance_id }}'"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.name = "{{ local_hostname }}"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs[provider-id].value = "openstack:///'{{ instance_id }}'"
OpenStackMachineTemplate control-plane spec.template.spec
  flavor = "m1.large"
  image.filter.name = "ubuntu"
  sshKeyName = "admin"
OpenStackMachineTemplate workers spec.template.spec
  flavor = "m1.large"
  image.filter.name = "ubuntu"
  sshKeyName = "admin"
KubeadmConfigTemplate workers spec.template.spec.joinConfiguration.nodeRegistration
  name = "{{ local_hostname }}"
  kubeletExtraArgs[cloud-provider].value = "external"
  kubeletExtraArgs[provider-id].value = "openstack:///'{{ instance_id }}'"
MachineDeployment workers spec
  replicas = 2
  template.spec.version = "v1.34.3"
  template.spec.failureDomain = "nova"
`);

const DIFFERENCES: Difference[] = [
  {
    reason: 'The quotes are for a shell that is not there: distributions that write the argument to a file would keep them.',
    changed: { '*kubeletExtraArgs[provider-id].value': '"openstack:///{{ instance_id }}"' },
  },
  {
    reason: 'Whatever network addon is chosen works; the template opens the ports of Calico only.',
    added: ['*managedSecurityGroups.allowAllInClusterTraffic'],
  },
  {
    reason: 'The defaults of Cluster API and of the provider are written out.',
    added: ['*clusterNetwork.services.cidrBlocks[0]', '*identityRef.type'],
  },
  {
    reason: 'The socket of containerd is said, so that kubeadm does not look for one among several.',
    added: ['*nodeRegistration.criSocket'],
  },
];

const SUBJECTS = [...new Set([...quickStart.keys()].map(key => key.split(' ').slice(0, 2).join(' ')))];

/** Facts that the core adds to every cluster, whatever the infrastructure; the vSphere comparison explains them. */
const CORE = /metadata\.|selector\.|clusterName|Ref\.(apiGroup|name)|rollout|deletion|machineTemplate|Cluster cluster (apiVersion|kind)$/;
const HEAD = /^(KubeadmControlPlane|OpenStackMachineTemplate|KubeadmConfigTemplate|MachineDeployment) \S+ (apiVersion|kind)$|configRef|infrastructureRef\.kind/;

test('our program gives the cluster of the quick start, but for differences that have a reason', () => {
  const ours = leavesOf(objectsOf(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: new OpenStackTopology({
        credentialsSecret: 'prod-cloud-config',
        externalNetwork: OpenStackResource.fromId('ebe5e8a2-6b6e-4a8e-9c0d-4d8c0ec4b6a1'),
        network: { dnsServers: ['10.0.0.2'] },
        flavor: 'm1.large',
        image: 'ubuntu',
        sshKey: 'admin',
        pools: [{ name: 'md-0', replicas: 2, failureDomain: 'nova' }],
      }),
    });
  }));
  const compared = new Map([...ours].filter(([key]) => SUBJECTS.some(subject => key.startsWith(`${subject} `))
    && (quickStart.has(key) || !(CORE.test(key) || HEAD.test(key)))));
  const { unexplained, outdated, equal } = compare('quick-start', quickStart, compared, DIFFERENCES);
  expect({ unexplained, outdated }).toEqual({ unexplained: [], outdated: [] });
  expect(equal).toBeGreaterThan(20);
});
