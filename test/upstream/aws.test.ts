import { compare } from './compare';
import { Difference } from './difference';
import { Facts, leavesOf } from './leaves';
import { table } from './table';
import { AwsHealthCheck, AwsTopology, EksPoolType, EksTopology, Topology, WorkloadCluster } from '../../src';
import { objectsOf } from '../support/objects';

/** `templates/cluster-template.yaml` of cluster-api-provider-aws v2.11.1, raised to v1beta2: three control plane and two worker machines, a key. */
const MACHINES = table(`
Cluster cluster spec
  clusterNetwork.pods.cidrBlocks[0] = "192.168.0.0/16"
  infrastructureRef.kind = "AWSCluster"
  controlPlaneRef.kind = "KubeadmControlPlane"
AWSCluster prod spec
  region = "eu-central-1"
  sshKeyName = "default"
  controlPlaneLoadBalancer.loadBalancerType = "nlb"
  controlPlaneLoadBalancer.healthCheckProtocol = "HTTPS"
KubeadmControlPlane cluster spec
  replicas = 3
  version = "v1.34.3"
  kubeadmConfigSpec.clusterConfiguration.controllerManager.extraArgs[cloud-provider].value = "external"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.name = "{{ ds.meta_data.local_hostname }}"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.name = "{{ ds.meta_data.local_hostname }}"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
AWSMachineTemplate control-plane spec.template.spec
  iamInstanceProfile = "control-plane.cluster-api-provider-aws.sigs.k8s.io"
  instanceType = "t3.large"
  sshKeyName = "default"
AWSMachineTemplate workers spec.template.spec
  iamInstanceProfile = "nodes.cluster-api-provider-aws.sigs.k8s.io"
  instanceType = "t3.large"
  sshKeyName = "default"
KubeadmConfigTemplate workers spec.template.spec.joinConfiguration.nodeRegistration
  name = "{{ ds.meta_data.local_hostname }}"
  kubeletExtraArgs[cloud-provider].value = "external"
MachineDeployment workers spec
  replicas = 2
  template.spec.version = "v1.34.3"
`);

/** The machines of `templates/cluster-template-eks-nodeadm-clusterclass.yaml` and the node group of `cluster-template-eks-managedmachinepool.yaml`. */
const EKS = table(`
Cluster cluster spec
  clusterNetwork.pods.cidrBlocks[0] = "192.168.0.0/16"
  infrastructureRef.kind = "AWSManagedCluster"
  controlPlaneRef.kind = "AWSManagedControlPlane"
AWSManagedCluster prod
  spec = {}
AWSManagedControlPlane prod spec
  region = "eu-central-1"
  sshKeyName = "default"
  version = "v1.34.3"
AWSMachineTemplate workers spec.template.spec
  ami.eksLookupType = "AmazonLinux2023"
  cloudInit.insecureSkipSecretsManager = true
  instanceType = "t3.large"
  iamInstanceProfile = "nodes.cluster-api-provider-aws.sigs.k8s.io"
  sshKeyName = "default"
NodeadmConfigTemplate workers spec
  template = {}
MachinePool prod-pool-0 spec
  replicas = 2
  template.spec.bootstrap.dataSecretName = ""
`);

const OF_BOTH: Difference[] = [
  { reason: 'The defaults of Cluster API are written out.', added: ['*clusterNetwork.services.cidrBlocks[0]', '*clusterNetwork.serviceDomain'] },
  { reason: 'Disks are encrypted, and large enough for images and etcd.', added: ['*rootVolume.*'] },
  { reason: 'Version 2 of the metadata service, without which everything on a machine gets its credentials.', added: ['*instanceMetadataOptions.*'] },
  { reason: 'The account is said, as the provider would fill it in: it may not be taken away later.', added: ['*identityRef.*'] },
  { reason: 'The VPC is said, and its default security group is empty.', added: ['*network.vpc.*'] },
];

const OF_MACHINES: Difference[] = [
  ...OF_BOTH,
  { reason: 'The socket of containerd is said, so that kubeadm does not look for one among several.', added: ['*nodeRegistration.criSocket'] },
  { reason: 'Ports of more network addons than Calico.', added: ['*cniIngressRules*'] },
  { reason: 'What cannot be changed later is said: the scheme. Machines of one zone fail without the others.', added: ['*scheme', '*crossZoneLoadBalancing'] },
  { reason: 'The default of the provider is said, so that it does not change with it.', added: ['*imageLookupBaseOS', '*secureSecretsBackend'] },
];

const OF_EKS: Difference[] = [
  ...OF_BOTH,
  { reason: 'Machines reach the API server within the VPC.', added: ['*endpointAccess.*'] },
  { reason: 'Entries for users and roles need the API.', added: ['*accessConfig.*'] },
  { reason: 'Service accounts can have roles of IAM: the storage driver needs one.', added: ['*associateOIDCProvider'] },
  { reason: 'Who did what is logged.', added: ['*logging.*'] },
  { reason: 'The version of a node group is said: it goes up after the control plane, when the cluster says so.', added: ['MachinePool * spec.template.spec.version'] },
  { reason: 'A template has a spec.', missing: ['NodeadmConfigTemplate workers spec.template'], added: ['NodeadmConfigTemplate workers spec.template.spec'] },
];

/** Facts that the core adds to every cluster, whatever the infrastructure; the vSphere comparison explains them. */
const CORE = /metadata\.|selector\.|clusterName|Ref\.(apiGroup|name)|rollout|deletion|machineTemplate| (apiVersion|kind)$|configRef|spec\.infrastructureRef\.kind/;

function ours(upstream: Facts, topology: Topology): Facts {
  const subjects = [...new Set([...upstream.keys()].map(key => key.split(' ').slice(0, 2).join(' ')))];
  const all = leavesOf(objectsOf(chart => { new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology }); }));
  return new Map([...all].filter(([key]) => subjects.some(subject => key.startsWith(`${subject} `)) && (upstream.has(key) || !CORE.test(key))));
}

test('machines of our own: the template of the provider, but for differences that have a reason', () => {
  const { unexplained, outdated, equal } = compare('machines', MACHINES, ours(MACHINES, new AwsTopology({
    region: 'eu-central-1',
    sshKey: 'default',
    instanceType: 't3.large',
    loadBalancer: { healthCheck: AwsHealthCheck.HTTPS },
    pools: [{ name: 'md-0', replicas: 2 }],
  })), OF_MACHINES);
  expect({ unexplained, outdated }).toEqual({ unexplained: [], outdated: [] });
  expect(equal).toBe(MACHINES.size);
});

test('EKS: the templates of the provider, but for differences that have a reason', () => {
  const { unexplained, outdated, equal } = compare('eks', EKS, ours(EKS, new EksTopology({
    region: 'eu-central-1',
    sshKey: 'default',
    machines: { instanceType: 't3.large', sshKey: 'default' },
    pools: [{ name: 'md-0', type: EksPoolType.MACHINES }, { name: 'pool-0', replicas: 2 }],
  })), OF_EKS);
  expect({ unexplained, outdated }).toEqual({ unexplained: [], outdated: [] });
  expect(equal).toBe(EKS.size - 1);
});
