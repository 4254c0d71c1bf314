import { Size } from 'cdk8s';
import { compare } from './compare';
import { Difference } from './difference';
import { leavesOf } from './leaves';
import { table } from './table';
import { Endpoint, NutanixBootType, NutanixTopology, WorkloadCluster } from '../../src';
import { objectsOf } from '../support/objects';

/**
 * What the template of cluster-api-provider-nutanix v1.10.3 (`templates/base`, `templates/ccm`) makes of a cluster `prod` with three control plane
 * and two worker machines and its own defaults, in the words of Cluster API v1beta2. Left out: kube-vip's manifest, whose version is ours, users, log lines and
 * the taints of its tests.
 */
const template = table(`
Cluster cluster spec
  infrastructureRef.kind = "NutanixCluster"
  controlPlaneRef.kind = "KubeadmControlPlane"
NutanixCluster prod spec
  prismCentral.address = "prism.example.com"
  prismCentral.port = 9440
  prismCentral.insecure = false
  prismCentral.credentialRef.name = "prod"
  prismCentral.credentialRef.kind = "Secret"
  controlPlaneEndpoint.host = "10.0.0.10"
  controlPlaneEndpoint.port = 6443
NutanixMachineTemplate control-plane spec.template.spec
  providerID = "nutanix://prod-m1"
  bootType = "legacy"
  vcpusPerSocket = 1
  vcpuSockets = 2
  memorySize = "4Gi"
  systemDiskSize = "40Gi"
  image.type = "name"
  image.name = "ubuntu-v1.34.3"
  cluster.type = "name"
  cluster.name = "pe"
  subnet[vlan].type = "name"
KubeadmControlPlane cluster spec
  replicas = 3
  version = "v1.34.3"
  kubeadmConfigSpec.clusterConfiguration.controllerManager.extraArgs[cloud-provider].value = "external"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
MachineDeployment workers spec
  replicas = 2
  template.spec.version = "v1.34.3"
KubeadmConfigTemplate workers spec.template.spec
  joinConfiguration.nodeRegistration.kubeletExtraArgs[cloud-provider].value = "external"
  preKubeadmCommands["host name from the metadata of cloud-init"] = true
`);

const DIFFERENCES: Difference[] = [
  { reason: 'One text for all machines of a template means nothing; the provider writes the machine\'s own.', missing: ['*spec.template.spec.providerID'] },
  { reason: 'Left out where it is the default.', missing: ['*prismCentral.insecure'] },
  { reason: 'Memory is counted in MiB.', changed: { 'NutanixMachineTemplate control-plane spec.template.spec.memorySize': '"4096Mi"' } },
  { reason: 'The socket of containerd is said, so that kubeadm does not look for one among several.', added: ['*nodeRegistration.criSocket'] },
];

const SUBJECTS = [...new Set([...template.keys()].map(key => key.split(' ').slice(0, 2).join(' ')))];

/** Facts that the core adds to every cluster, whatever the infrastructure, names, and kube-vip; the vSphere comparison explains them. */
const CORE = /metadata\.|selector\.|clusterName|Ref\.(apiGroup|name)|rollout|deletion|machineTemplate|clusterNetwork|KubeadmControlPlane.*(files|preKubeadmCommands)|Cluster cluster (apiVersion|kind)$/;
const HEAD = /^\S+ \S+ (apiVersion|kind)$|configRef|infrastructureRef\.kind/;

test('our program gives the cluster of the template, but for differences that have a reason', () => {
  const ours = leavesOf(objectsOf(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: new NutanixTopology({
        prismCentral: 'prism.example.com',
        credentialsSecret: 'prod',
        endpoint: Endpoint.kubeVip('10.0.0.10'),
        image: 'ubuntu-{version}',
        cluster: 'pe',
        subnets: ['vlan'],
        cpus: 2,
        memory: Size.gibibytes(4),
        disk: Size.gibibytes(40),
        bootType: NutanixBootType.LEGACY,
        pools: [{ name: 'wmd', replicas: 2 }],
      }),
    });
  }));
  const compared = new Map([...ours].filter(([key]) => SUBJECTS.some(subject => key.startsWith(`${subject} `))
    && (template.has(key) || !(CORE.test(key) || HEAD.test(key)))));
  const { unexplained, outdated, equal } = compare('template', template, compared, DIFFERENCES);
  expect({ unexplained, outdated }).toEqual({ unexplained: [], outdated: [] });
  expect(equal).toBeGreaterThan(20);
});
