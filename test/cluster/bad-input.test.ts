import { App, Chart, Size } from 'cdk8s';
import { Endpoint, Kubeadm, WorkloadCluster } from '../../src';
import { prod, vsphere } from '../support/fixtures';
import { problemsOf } from '../support/golden';

const chart = () => new Chart(new App(), 'prod');
const given = (props: any) => () => prod(chart(), props);
const topology = (props: any) => () => vsphere(props);

test.each<[string, () => unknown, string]>([
  ['an address', () => Endpoint.kubeVip('10.0.0.300'), 'Endpoint.kubeVip: "10.0.0.300" is not an IP address.'],
  ['a server with a scheme', topology({ server: 'https://vcenter' }), 'VSphereTopology.server: "https://vcenter" is not a host name or IP address; leave out scheme, port and path.'],
  ['a block without a prefix', given({ network: { podCidrs: ['10.0.0.0'] } }), 'WorkloadCluster "prod".network.podCidrs[0]: "10.0.0.0" is not CIDR notation; add a prefix length, for example "/16".'],
  ['overlapping blocks', given({ network: { podCidrs: ['10.96.0.0/16'] } }), 'WorkloadCluster "prod".network: pods "10.96.0.0/16" and services "10.96.0.0/12" overlap; choose blocks apart from each other.'],
  ['families that do not match', given({ network: { podCidrs: ['fd00::/48'] } }), 'WorkloadCluster "prod".network: pods are IPv6 and services are IPv4; use the same address families for both.'],
  ['a version without a patch', given({ kubernetesVersion: 'v1.34' }), 'WorkloadCluster "prod".kubernetesVersion: "v1.34" is not a full Kubernetes version; write for example "v1.34.3".'],
  ['a version without v', given({ kubernetesVersion: '1.34.3' }), 'WorkloadCluster "prod".kubernetesVersion: "1.34.3" is not a full Kubernetes version; write for example "v1.34.3".'],
  ['a name', given({ name: 'Prod_1' }), 'WorkloadCluster "prod".name: "Prod_1" is not a lower-case DNS name (letters, digits and dashes).'],
  ['a name that grows too long', given({ name: 'x'.repeat(50) }), 'shorten the cluster or the pool name'],
  ['a fraction of a mebibyte', topology({ memory: Size.kibibytes(1_500_000) }), 'VSphereTopology.memory: the size is not a whole number of mebibytes; write Size.mebibytes(…).'],
  ['a number for a size', topology({ memory: 16 }), 'VSphereTopology.memory: 16 is not a Size; write Size.mebibytes(…).'],
  ['too few CPUs', topology({ cpus: 1 }), 'VSphereTopology.cpus: 1 is below 2, the least allowed.'],
  ['a negative count', topology({ pools: [{ name: 'a', replicas: -1 }] }), 'VSphereTopology.pools["a"].replicas: -1 is below 0, the least allowed.'],
  ['no control plane', topology({ controlPlane: { replicas: 0 } }), 'VSphereTopology.controlPlane.replicas: 0 is below 1, the least allowed.'],
  ['two pools of one name', topology({ pools: [{ name: 'a' }, { name: 'a' }] }), 'VSphereTopology.pools["a"]: two pools have this name; give each its own.'],
  ['the name of the control plane', topology({ pools: [{ name: 'control-plane' }] }), 'VSphereTopology.pools["control-plane"].name: "control-plane" is taken by the control plane; choose another pool name.'],
  ['replicas and autoscale', topology({ pools: [{ name: 'a', replicas: 1, autoscale: { min: 1, max: 2 } }] }), 'replicas 1 and autoscale are both given'],
  ['bounds the wrong way round', topology({ pools: [{ name: 'a', autoscale: { min: 3, max: 2 } }] }), 'min 3 is above max 2'],
  ['a misspelt property', topology({ memmory: 3 }), 'VSphereTopology: "memmory" is not a property; write memory.'],
  ['a placeholder nobody knows', topology({ template: 'ubuntu-{versoin}' }), 'VSphereTopology.template: "{versoin}" is not a placeholder; write {version}.'],
  ['a render profile of another release', given({ renderProfile: '2031-01' }), 'WorkloadCluster "prod".renderProfile: "2031-01" is not one of 2026-11.'],
  ['a topology that is none', given({ topology: { pools: [] } }), 'WorkloadCluster "prod".topology: {"pools":[]} is not a Topology; write for example new VSphereTopology({…}).'],
  ['nothing at all', () => new (WorkloadCluster as any)(chart(), 'prod'), 'WorkloadCluster "prod": undefined is not an object of properties.'],
  ['a secret key for a user', given({ setup: { users: [{ name: 'ops', sshAuthorizedKeys: ['-----BEGIN OPENSSH PRIVATE KEY-----'] }] } }), 'is not a public key in authorized_keys form'],
])('%s is refused where it was typed', (_what, make, message) => {
  expect(make).toThrow(message);
});

test.each<[string, any, string]>([
  ['an even control plane', { topology: vsphere({ controlPlane: { replicas: 2 } }) }, 'KCP-03 control-plane-size'],
  ['an endpoint among the pods', { topology: vsphere({ endpoint: Endpoint.kubeVip('192.168.7.7') }) }, 'CL-07 endpoint-in-network: the endpoint 192.168.7.7 lies in the pod network 192.168.0.0/16'],
  ['an image of another version', { topology: vsphere({ template: 'ubuntu-kube-v1.33.0' }) }, 'VSP-28 image-version'],
])('%s is reported with the construct and a rule id', (_what, props, line) => {
  const problems = problemsOf(prod(chart(), { distribution: new Kubeadm(), ...props }));
  expect(problems.some(problem => problem.startsWith('[prod/prod] ') && problem.includes(line))).toBe(true);
});
