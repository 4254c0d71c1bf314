import { Size } from 'cdk8s';
import {
  ClassCluster, ClusterClass, Endpoint, IbmPowerVsProcessorType, IbmPowerVsSystem, IbmPowerVsTopology, IbmPowerVsTopologyProps, Kubeadm,
} from '../../src';
import { expectEqual } from '../class/comparable';
import { expectGolden, ofKind, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

const least: IbmPowerVsTopologyProps = {
  workspace: '4a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  network: 'nodes',
  image: 'centos-{version}',
  processors: '0.5',
  memory: Size.gibibytes(8),
  endpoint: Endpoint.loadBalancer('10.0.0.10'),
};

function objects(props: Partial<IbmPowerVsTopologyProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new IbmPowerVsTopology({ ...least, ...props })); });
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

test('a cluster in a workspace', () => {
  expectGolden('ibm-power-vs-kubeadm', objects({ sshKey: 'platform', pools: [{ name: 'general', replicas: 3, processors: '1.25', memory: Size.gibibytes(32) }] }));
});

test('a group overrides the options of all', () => {
  const all = objects({ pools: [{ name: 'one', image: 'one', processors: '2', processorType: IbmPowerVsProcessorType.DEDICATED, system: IbmPowerVsSystem.E1080 }] });
  expect(spec('IBMPowerVSMachineTemplate', all, 1).template.spec).toEqual({
    serviceInstance: { id: least.workspace }, network: { name: 'nodes' }, image: { name: 'one' }, processors: '2', processorType: 'Dedicated', memoryGiB: 8, systemType: 'e1080',
  });
});

test('nodes are called after their host and wait for the cloud provider', () => {
  const { nodeRegistration } = spec('KubeadmControlPlane', objects()).kubeadmConfigSpec.joinConfiguration;
  expect(nodeRegistration.name).toBe('{{ v1.local_hostname }}');
  expect(nodeRegistration.kubeletExtraArgs).toContainEqual({ name: 'cloud-provider', value: 'external' });
});

test('a hosted control plane says its address itself', () => {
  const all = unjudged(chart => { clusterWith(chart, new IbmPowerVsTopology({ ...least, endpoint: undefined }), { distribution: new Hosted() }); });
  expect(spec('IBMPowerVSCluster', all)).toEqual({ serviceInstance: { id: least.workspace }, network: { name: 'nodes' } });
  expect(new IbmPowerVsTopology(least).needsEndpoint).toBe(true);
});

test('MicroK8s does not know the names of nodes', () => {
  expect(Object.keys(new IbmPowerVsTopology(least).unsuitable)).toEqual(['MicroK8sControlPlane']);
});

test('a cluster of a class is the cluster that is written out', () => {
  const topology = () => new IbmPowerVsTopology({ ...least, pools: [{ name: 'one' }] });
  expectEqual(chart => {
    new ClassCluster(chart, 'prod', { class: new ClusterClass(chart, 'power', { topology: topology() }), topology: topology(), kubernetesVersion: 'v1.34.3' });
  }, chart => { clusterWith(chart, topology()); }, ['one']);
});

describe('refused', () => {
  test.each<[Partial<IbmPowerVsTopologyProps>, string]>([
    [{ image: undefined }, 'controlPlane.image: a value is required, here or for all groups.'],
    [{ memory: undefined, controlPlane: { memory: Size.gibibytes(8) }, pools: [{ name: 'one' }] }, 'pools["one"].memory: a value is required, here or for all groups.'],
    [{ processors: undefined }, 'controlPlane.processors: a value is required, here or for all groups.'],
    [{ processors: '0.3' }, 'processors: "0.3" is not a number of processors; write for example "0.5".'],
    [{ processorType: IbmPowerVsProcessorType.DEDICATED }, 'controlPlane.processors: "0.5" is not whole, and dedicated processors are; write a whole number.'],
    [{ image: 'centos-{kubernetes}' }, 'image: "{kubernetes}" is not a placeholder; write {version}.'],
    [{ workspace: 'power' }, 'workspace: "power" is not a workspace identifier; write for example "4a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9".'],
  ])('%j', (props, message) => {
    expect(() => new IbmPowerVsTopology({ ...least, ...props } as any)).toThrow(new Error(`IbmPowerVsTopology.${message}`));
  });
});
