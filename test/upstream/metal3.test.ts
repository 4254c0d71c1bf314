import { compare } from './compare';
import { Difference } from './difference';
import { leavesOf } from './leaves';
import { table } from './table';
import { Endpoint, Metal3ImageFormat, Metal3Topology, WorkloadCluster } from '../../src';
import { objectsOf } from '../support/objects';

/**
 * What the example of cluster-api-provider-metal3 (`examples/clusterctl-templates/clusterctl-cluster.yaml`) makes of a cluster `prod` with three
 * control plane and two worker machines. It writes the infrastructure's objects as v1beta1; here they are in the words of v1beta2.
 */
const quickStart = table(`
Cluster cluster spec
  clusterNetwork.services.cidrBlocks[0] = "10.96.0.0/12"
  clusterNetwork.pods.cidrBlocks[0] = "192.168.0.0/18"
  clusterNetwork.serviceDomain = "cluster.local"
  infrastructureRef.kind = "Metal3Cluster"
  controlPlaneRef.kind = "KubeadmControlPlane"
Metal3Cluster prod spec
  controlPlaneEndpoint.host = "192.168.111.249"
  controlPlaneEndpoint.port = 6443
  cloudProviderEnabled = false
KubeadmControlPlane cluster spec
  replicas = 3
  version = "v1.34.3"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.name = "{{ ds.meta_data.name }}"
  kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs[node-labels].value = "metal3.io/uuid={{ ds.meta_data.uuid }}"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.name = "{{ ds.meta_data.name }}"
  kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs[node-labels].value = "metal3.io/uuid={{ ds.meta_data.uuid }}"
Metal3MachineTemplate control-plane spec
  nodeReuse = false
  template.spec.automatedCleaningMode = "metadata"
  template.spec.image.checksum = "http://192.168.0.1/ubuntu-v1.34.3.sha256"
  template.spec.image.checksumType = "sha256"
  template.spec.image.diskFormat = "raw"
  template.spec.image.url = "http://192.168.0.1/ubuntu-v1.34.3.img"
MachineDeployment workers spec
  replicas = 2
  template.spec.version = "v1.34.3"
Metal3MachineTemplate workers spec
  nodeReuse = false
  template.spec.automatedCleaningMode = "metadata"
  template.spec.image.checksum = "http://192.168.0.1/ubuntu-v1.34.3.sha256"
  template.spec.image.checksumType = "sha256"
  template.spec.image.diskFormat = "raw"
  template.spec.image.url = "http://192.168.0.1/ubuntu-v1.34.3.img"
KubeadmConfigTemplate workers spec.template.spec.joinConfiguration.nodeRegistration
  name = "{{ ds.meta_data.name }}"
  kubeletExtraArgs[node-labels].value = "metal3.io/uuid={{ ds.meta_data.uuid }}"
`);

const DIFFERENCES: Difference[] = [
  {
    reason: 'Left out where it is the default.',
    missing: ['Metal3MachineTemplate control-plane spec.nodeReuse', 'Metal3MachineTemplate workers spec.nodeReuse'],
  },
  {
    reason: 'Our network is that of the other infrastructures; the example takes a quarter of it.',
    changed: { 'Cluster cluster spec.clusterNetwork.pods.cidrBlocks[0]': '"192.168.0.0/16"' },
  },
  {
    reason: 'The socket of containerd is said, so that kubeadm does not look for one among several.',
    added: ['*nodeRegistration.criSocket'],
  },
];

const SUBJECTS = [...new Set([...quickStart.keys()].map(key => key.split(' ').slice(0, 2).join(' ')))];

/** Facts that the core adds to every cluster, whatever the infrastructure, and names; the vSphere comparison explains them. */
const CORE = /metadata\.|selector\.|clusterName|Ref\.(apiGroup|name)|rollout|deletion|machineTemplate|dataTemplate\.name|Cluster cluster (apiVersion|kind)$/;
const HEAD = /^\S+ \S+ (apiVersion|kind)$|configRef|infrastructureRef\.kind/;

test('our program gives the cluster of the example, but for differences that have a reason', () => {
  const ours = leavesOf(objectsOf(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: new Metal3Topology({
        // The example leaves open how the address stays alive.
        endpoint: Endpoint.loadBalancer('192.168.111.249'),
        image: { url: 'http://192.168.0.1/ubuntu-{version}.img', checksum: 'http://192.168.0.1/ubuntu-{version}.sha256', format: Metal3ImageFormat.RAW },
        pools: [{ name: 'md-0', replicas: 2 }],
      }),
    });
  }));
  const compared = new Map([...ours].filter(([key]) => SUBJECTS.some(subject => key.startsWith(`${subject} `))
    && (quickStart.has(key) || !(CORE.test(key) || HEAD.test(key)))));
  const { unexplained, outdated, equal } = compare('quick-start', quickStart, compared, DIFFERENCES);
  expect({ unexplained, outdated }).toEqual({ unexplained: [], outdated: [] });
  expect(equal).toBeGreaterThan(20);
});
