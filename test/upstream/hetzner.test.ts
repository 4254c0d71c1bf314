import { compare } from './compare';
import { Difference } from './difference';
import { leavesOf } from './leaves';
import { table } from './table';
import { HetznerRegion, HetznerTopology, WorkloadCluster } from '../../src';
import { objectsOf } from '../support/objects';

/**
 * What the flavour `hcloud-network` of cluster-api-provider-hetzner (`templates/cluster-templates/v1beta1`) says of the infrastructure of a cluster `prod` in
 * Falkenstein with three control plane and two worker machines. Its KubeadmControlPlane installs Kubernetes on Ubuntu, which is left to the image here.
 */
const flavour = table(`
HetznerCluster prod
  metadata.annotations["capi.syself.com/use-hrobot-provider-id-for-baremetal"] = "true"
HetznerCluster prod spec
  hcloudNetwork.enabled = true
  controlPlaneRegions[0] = "fsn1"
  controlPlaneEndpoint.host = ""
  controlPlaneEndpoint.port = 443
  controlPlaneLoadBalancer.region = "fsn1"
  sshKeys.hcloud[platform] = {}
  hetznerSecretRef.name = "hetzner"
  hetznerSecretRef.key.hcloudToken = "hcloud"
  hetznerSecretRef.key.hetznerRobotPassword = "robot-password"
  hetznerSecretRef.key.hetznerRobotUser = "robot-user"
HCloudMachineTemplate control-plane spec.template.spec
  type = "cpx42"
  imageName = "ubuntu-24.04"
MachineDeployment workers spec
  replicas = 2
  template.spec.failureDomain = "fsn1"
  template.spec.version = "v1.34.3"
`);

const DIFFERENCES: Difference[] = [
  {
    reason: 'Only where there are servers of Hetzner Robot.',
    missing: ['*use-hrobot-provider-id-for-baremetal*', '*hetznerSecretRef.key.hetznerRobotPassword', '*hetznerSecretRef.key.hetznerRobotUser'],
  },
  {
    reason: 'The provider fills in its balancer\'s address and port, 6443 like everywhere else.',
    missing: ['*controlPlaneEndpoint.host', '*controlPlaneEndpoint.port'],
  },
  { reason: 'The key of the Secret as the charts of cloud provider and storage driver call it.', changed: { 'HetznerCluster prod spec.hetznerSecretRef.key.hcloudToken': '"token"' } },
  {
    reason: 'Said, where the provider would fill in the same: what was said does not change with its defaults. The zone follows from the location.',
    added: ['*controlPlaneLoadBalancer.type', '*hcloudNetwork.cidrBlock', '*hcloudNetwork.subnetCidrBlock', '*hcloudNetwork.networkZone'],
  },
  { reason: 'Control plane machines are on different hosts.', added: ['*hcloudPlacementGroups*', '*placementGroupName'] },
];

const SUBJECTS = [...new Set([...flavour.keys()].map(key => key.split(' ').slice(0, 2).join(' ')))];

/** Facts that the core adds to every cluster, whatever the infrastructure, and names. */
const CORE = /metadata\.|selector\.|clusterName|Ref\.(apiGroup|kind)|Ref\.name$|rollout|deletion|machineTemplate/;
const HEAD = /^\S+ \S+ (apiVersion|kind)$/;

test('our program gives the infrastructure of the flavour, but for differences that have a reason', () => {
  const ours = leavesOf(objectsOf(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: new HetznerTopology({
        regions: [HetznerRegion.FSN1], credentialsSecret: 'hetzner', sshKeys: ['platform'], type: 'cpx42', image: 'ubuntu-24.04', pools: [{ name: 'md-0', replicas: 2 }],
      }),
    });
  }));
  const compared = new Map([...ours].filter(([key]) => SUBJECTS.some(subject => key.startsWith(`${subject} `))
    && (flavour.has(key) || !(CORE.test(key) || HEAD.test(key)))));
  const { unexplained, outdated, equal } = compare('hcloud-network', flavour, compared, DIFFERENCES);
  expect({ unexplained, outdated }).toEqual({ unexplained: [], outdated: [] });
  expect(equal).toBeGreaterThan(7);
});
