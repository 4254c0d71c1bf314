import { Size } from 'cdk8s';
import { ClassCluster, ClusterClass, Endpoint, IbmVpcTopology, IbmVpcTopologyProps, Kubeadm, Rke2, WorkloadClusterProps } from '../../src';
import { expectEqual } from '../class/comparable';
import { emptyChart } from '../class/support';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';
import { clusterWith } from '../support/plain-topology';

const least: IbmVpcTopologyProps = {
  region: 'eu-de', zone: 'eu-de-1', resourceGroup: '4a1b2c3d4e5f60718293a4b5c6d7e8f9', vpc: 'clusters', profile: 'bx2-4x16', image: 'ubuntu-2404-kube-v1-34-3',
};

function objects(props: Partial<IbmVpcTopologyProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new IbmVpcTopology({ ...least, ...props })); });
}

function problems(props: Partial<IbmVpcTopologyProps>, cluster: Partial<WorkloadClusterProps>): string[] {
  const chart = emptyChart();
  clusterWith(chart, new IbmVpcTopology({ ...least, ...props }), cluster);
  return problemsOf(chart);
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster behind a load balancer of the VPC', () => {
  expectGolden('ibm-vpc-kubeadm', objects({ sshKeys: ['platform'], pools: [{ name: 'general', replicas: 3, profile: 'bx2-8x32', bootVolume: Size.gibibytes(200) }] }));
});

test('a group overrides the options of all', () => {
  const key = 'crn:v1:bluemix:public:kms:eu-de:a/1:2:key:3';
  const all = objects({ pools: [{ name: 'one', image: 'other', sshKeys: ['one'], encryptionKey: key }] });
  expect(spec('IBMVPCMachineTemplate', all).template.spec.image).toEqual({ name: 'ubuntu-2404-kube-v1-34-3' });
  expect(spec('IBMVPCMachineTemplate', all, 1).template.spec).toEqual({
    zone: 'eu-de-1', profile: 'bx2-4x16', image: { name: 'other' }, sshKeys: [{ name: 'one' }], bootVolume: { sizeGiB: 100, encryptionKeyCRN: key },
  });
});

test('nodes wait for the cloud provider', () => {
  const { nodeRegistration } = spec('KubeadmControlPlane', objects()).kubeadmConfigSpec.joinConfiguration;
  expect(nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'cloud-provider', value: 'external' });
});

test('an endpoint takes the place of the balancer', () => {
  const { controlPlaneEndpoint, controlPlaneLoadBalancer } = spec('IBMVPCCluster', objects({ endpoint: Endpoint.loadBalancer('api.example.com') }));
  expect([controlPlaneEndpoint, controlPlaneLoadBalancer]).toEqual([{ host: 'api.example.com', port: 6443 }, undefined]);
});

test('a cluster of a class is the cluster that is written out', () => {
  const topology = () => new IbmVpcTopology({ ...least, pools: [{ name: 'one' }] });
  expectEqual(chart => {
    new ClassCluster(chart, 'prod', { class: new ClusterClass(chart, 'ibm', { topology: topology() }), topology: topology(), kubernetesVersion: 'v1.34.3' });
  }, chart => { clusterWith(chart, topology()); }, ['one']);
});

test('what the load balancer of the provider cannot do', () => {
  const endpoint = Endpoint.loadBalancer('api.example.com');
  const rke2 = { distribution: new Rke2(), kubernetesVersion: 'v1.34.3+rke2r1' };
  expect(problems({}, { distribution: new Hosted() })).toContain(
    '[chart/prod] IBM-01 hosted-endpoint: the control plane of cluster "prod" is hosted, and the provider takes no cluster without an address of its own or a load balancer; write endpoint.',
  );
  expect(problems({}, rke2)).toEqual([
    '[chart/prod] IBM-02 balancer-ports: machines of cluster "prod" join at port 9345, which the provider\'s load balancer does not forward; write endpoint with a balancer of your own.',
  ]);
  expect(problems({ endpoint }, rke2)).toEqual([]);
});

describe('refused', () => {
  test.each<[Partial<IbmVpcTopologyProps>, string]>([
    [{ profile: undefined }, 'controlPlane.profile: a value is required, here or for all groups.'],
    [{ image: undefined, controlPlane: { image: 'one' }, pools: [{ name: 'one' }] }, 'pools["one"].image: a value is required, here or for all groups.'],
    [{ image: 'Ubuntu' }, 'image: "Ubuntu" is not a name of a custom image; write for example "ubuntu-2404-kube-v1-34-3".'],
    [{ zone: 'us-south-1' }, 'zone: "us-south-1" is not in region eu-de; write for example "eu-de-1".'],
    [{ resourceGroup: 'Default' }, 'resourceGroup: "Default" is not a resource group identifier; write for example "4a1b2c3d4e5f60718293a4b5c6d7e8f9".'],
    [{ encryptionKey: 'key' }, 'encryptionKey: "key" is not a CRN of a root key; write for example "crn:v1:bluemix:public:kms:eu-de:a/…:key:…".'],
    [{ vpc: 'My VPC' }, 'vpc: "My VPC" is not a name of a VPC; write for example "clusters".'],
  ])('%j', (props, message) => {
    expect(() => new IbmVpcTopology({ ...least, ...props } as any)).toThrow(new Error(`IbmVpcTopology.${message}`));
  });
});
