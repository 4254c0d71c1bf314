import { compare } from './compare';
import { Difference } from './difference';
import { leavesOf } from './leaves';
import { table } from './table';
import { Kamaji, WorkloadCluster } from '../../src';
import { vsphere } from '../support/fixtures';
import { objectsOf } from '../support/objects';

/**
 * What the template for vSphere of cluster-api-control-plane-provider-kamaji v0.20.0 (`capi-kamaji-vsphere-template.yaml`) says of the control
 * plane and of how machines join, in v1beta2. Machines themselves are compared with the provider's own template.
 */
const template = table(`
KamajiControlPlane prod spec
  controllerManager.extraArgs[0] = "--cloud-provider=external"
  dataStoreName = "default"
  addons.coreDNS = {}
  addons.konnectivity = {}
  addons.kubeProxy = {}
  kubelet.cgroupfs = "systemd"
  kubelet.preferredAddressTypes[0] = "InternalIP"
  kubelet.preferredAddressTypes[1] = "ExternalIP"
  kubelet.preferredAddressTypes[2] = "Hostname"
  network.serviceType = "LoadBalancer"
  version = "v1.34.3"
KubeadmConfigTemplate workers spec.template.spec.joinConfiguration.nodeRegistration
  criSocket = "/var/run/containerd/containerd.sock"
  kubeletExtraArgs[cloud-provider].value = "external"
  kubeletExtraArgs[node-ip].value = "{{ ds.meta_data.local_ipv4 }}"
  name = "{{ local_hostname }}"
`);

const DIFFERENCES: Difference[] = [
  {
    reason: 'The kubelet finds its address itself where a machine has one; setup.nodeIp says which where it has several.',
    missing: ['*kubeletExtraArgs[node-ip].value'],
  },
  {
    reason: 'What the provider would fill in is said, so that it does not change with the provider.',
    added: ['*spec.replicas'],
  },
  {
    reason: 'Without NodeRestriction a kubelet may change other nodes; the provider turns on only what is named.',
    added: ['*spec.admissionControllers[*'],
  },
];

const KEPT = /^(KamajiControlPlane prod spec|KubeadmConfigTemplate workers spec\.template\.spec\.joinConfiguration)/;

test('our program gives the control plane of the template, but for differences that have a reason', () => {
  const ours = leavesOf(objectsOf(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: vsphere({ endpoint: undefined, controlPlane: undefined, pools: [{ name: 'md-0' }] }),
      distribution: new Kamaji({ dataStore: 'default' }),
    });
  }));
  const compared = new Map([...ours].filter(([key]) => KEPT.test(key)));
  const { unexplained, outdated, equal } = compare('template', template, compared, DIFFERENCES);
  expect({ unexplained, outdated }).toEqual({ unexplained: [], outdated: [] });
  expect(equal).toBeGreaterThan(10);
});
