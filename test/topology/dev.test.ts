import { Duration } from 'cdk8s';
import {
  ClassCluster, ClusterApiVersion, ClusterClass, DevBackend, DevTopology, DevTopologyProps, Distribution, Kubeadm, WorkloadClusterProps,
} from '../../src';
import { evaluated, written } from '../class/comparable';
import { expectGolden, ofKind, synthesize } from '../support/golden';
import { unjudged } from '../support/kubernetes';
import { clusterWith } from '../support/plain-topology';

function objects(props: DevTopologyProps = {}, cluster: Partial<WorkloadClusterProps> = {}): any[] {
  return synthesize(chart => { clusterWith(chart, new DevTopology(props), cluster); });
}

/** Kubeadm, as if it needed a port of its own. */
class MorePorts extends Kubeadm {
  public get controlPlanePorts(): number[] { return [9345]; }
}

/** Kubeadm, as if it hosted its control plane. */
class Hosted extends Kubeadm {
  public get controlPlaneMachines(): boolean { return false; }
}

const spec = (kind: string, all: any[], index = 0): any => ofKind(all, kind)[index].spec;

test('a cluster in memory has an annotation, without which its provider panics', () => {
  const [cluster] = ofKind(objects({ backend: DevBackend.IN_MEMORY }), 'DevCluster');

  expect(cluster.metadata.annotations).toEqual({ 'cdk8s-cluster-api.dev/backend': 'in-memory' });
});

test('a cluster of containers', () => {
  expectGolden('dev-kubeadm', objects({
    failureDomains: [{ name: 'b', controlPlane: false }, { name: 'a' }],
    port: 8443,
    controlPlane: { replicas: 1 },
    pools: [
      { name: 'general', replicas: 2, failureDomain: 'b', mounts: [{ hostPath: '/var/cache/images', containerPath: '/images', readOnly: true }], preloadImages: ['nginx:1.29'], bootstrapTimeout: Duration.minutes(8) },
      { name: 'group', machinePool: true, image: 'registry.example.com/kind/node:{version}' },
    ],
  }));
});

test('machines that do not exist', () => {
  const all = objects({
    backend: DevBackend.IN_MEMORY,
    startup: { machine: Duration.seconds(10), node: Duration.seconds(2), jitter: 0.2 },
    pools: [{ name: 'one', startup: { machine: Duration.minutes(1) } }, { name: 'two' }],
  });
  expect(spec('DevCluster', all)).toEqual({ backend: { inMemory: {} } });
  expect(ofKind(all, 'DevMachineTemplate').map(object => object.spec.template.spec.backend.inMemory)).toEqual([
    { vm: { provisioning: { startupDuration: '10s', startupJitter: '0.2' } }, node: { provisioning: { startupDuration: '2s', startupJitter: '0.2' } } },
    { vm: { provisioning: { startupDuration: '60s' } } },
    { vm: { provisioning: { startupDuration: '10s', startupJitter: '0.2' } }, node: { provisioning: { startupDuration: '2s', startupJitter: '0.2' } } },
  ]);
  expect(spec('KubeadmConfigTemplate', all).template.spec.joinConfiguration.nodeRegistration?.kubeletExtraArgs).toBeUndefined();
  expect(spec('DevMachineTemplate', objects({ backend: DevBackend.IN_MEMORY })).template.spec.backend).toEqual({ inMemory: {} });
});

test('the image is that of Kubernetes itself, whatever a distribution appends to the version', () => {
  const all = unjudged(chart => { clusterWith(chart, new DevTopology(), { kubernetesVersion: 'v1.34.3+rke2r1' }); });
  expect(spec('DevMachineTemplate', all).template.spec.backend.docker.customImage).toBe('kindest/node:v1.34.3');
});

test('further ports of the distribution are forwarded', () => {
  const all = objects({}, { distribution: new MorePorts() });
  expect(spec('DevCluster', all).backend.docker.loadBalancer).toEqual({ customHAProxyConfigTemplateRef: { name: 'prod-haproxy' } });
  const [config] = ofKind(all, 'ConfigMap');
  expect(config.metadata).toMatchObject({ name: 'prod-haproxy', namespace: 'default', labels: { 'clusterctl.cluster.x-k8s.io/move': '' } });
  expect(config.data.value).toContain('frontend port-9345\n  bind *:9345\n');
  expect(config.data.value).toContain('{{ JoinHostPort $backend.Address "9345" }}');
  expect(config.data.value).toContain('{{ JoinHostPort $backend.Address $.BackendControlPlanePort }}');
});

test('a configuration of the user\'s own takes the place of both', () => {
  const all = objects({ loadBalancer: { configMap: 'balancer', imageRepository: 'registry.example.com/kind', imageTag: 'v1' } }, { distribution: new MorePorts() });
  expect(ofKind(all, 'ConfigMap')).toEqual([]);
  expect(spec('DevCluster', all).backend.docker.loadBalancer).toEqual({
    customHAProxyConfigTemplateRef: { name: 'balancer' }, imageRepository: 'registry.example.com/kind', imageTag: 'v1',
  });
});

test('a hosted control plane says its address itself', () => {
  const all = unjudged(chart => { clusterWith(chart, new DevTopology({ port: 8443, pools: [{ name: 'one' }] }), { distribution: new Hosted() }); });
  expect(spec('DevCluster', all)).toEqual({ backend: { docker: {} } });
});

test('a class makes the templates of a cluster with literals', () => {
  const props: DevTopologyProps = { failureDomains: [{ name: 'a' }], pools: [{ name: 'one' }] };
  const make = (distribution: Distribution) => [
    evaluated(unjudged(chart => {
      const type = new ClusterClass(chart, 'dev', { topology: new DevTopology(props), distribution });
      new ClassCluster(chart, 'prod', { class: type, kubernetesVersion: 'v1.34.3', pools: [{ name: 'one' }] });
    })),
    written(unjudged(chart => { clusterWith(chart, new DevTopology(props), { distribution }); })),
  ];
  for (const distribution of [new Kubeadm(), new MorePorts()]) {
    const [ofClass, literal] = make(distribution);
    expect(ofClass.machines.spec.template.spec.backend.docker.customImage).toBe('kindest/node:v1.34.3');
    expect(ofClass).toEqual(literal);
  }
});

test('a class of MachinePools has a template of theirs', () => {
  const all = synthesize(chart => {
    const topology = new DevTopology({ pools: [{ name: 'group', machinePool: true, preloadImages: ['nginx:1.29'] }] });
    const type = new ClusterClass(chart, 'dev', { topology });
    new ClassCluster(chart, 'prod', { class: type, kubernetesVersion: 'v1.34.3', topology });
  });
  expect(spec('DevMachinePoolTemplate', all).template.spec.backend.docker.preLoadImages).toEqual(['nginx:1.29']);
  expect(spec('ClusterClass', all).workers.machinePools[0].infrastructure.templateRef.kind).toBe('DevMachinePoolTemplate');
  expect(spec('Cluster', all).topology.workers.machinePools[0]).toMatchObject({ class: 'group', name: 'group' });
});

test('the balancer of a cluster of a class comes with the cluster', () => {
  const all = unjudged(chart => {
    const topology = new DevTopology({ pools: [{ name: 'one' }] });
    const type = new ClusterClass(chart, 'dev', { topology, distribution: new MorePorts() });
    new ClassCluster(chart, 'prod', { class: type, topology, kubernetesVersion: 'v1.34.3' });
  });
  expect(ofKind(all, 'ConfigMap').map(({ metadata }) => metadata.name)).toEqual(['prod-haproxy']);
});

describe('refused', () => {
  const { DOCKER, IN_MEMORY } = DevBackend;
  test.each<[DevTopologyProps, string]>([
    [{ backend: 'kind' as any }, 'DevTopology.backend: "kind" is not one of docker, inMemory.'],
    [{ backend: IN_MEMORY, image: 'kindest/node:{version}' }, 'DevTopology.image: only machines of DevBackend.DOCKER have it; leave it out or change backend.'],
    [{ backend: IN_MEMORY, port: 8443 }, 'DevTopology.port: clusters of DevBackend.IN_MEMORY have none; leave it out or change backend.'],
    [{ backend: IN_MEMORY, pools: [{ name: 'one', machinePool: true }] }, 'DevTopology.pools["one"].machinePool: the in-memory backend has no MachinePools; leave it out or write backend: DevBackend.DOCKER.'],
    [{ backend: DOCKER, controlPlane: { startup: { node: Duration.seconds(1) } } }, 'DevTopology.controlPlane.startup: only machines of DevBackend.IN_MEMORY have it; leave it out or change backend.'],
    [{ pools: [{ name: 'one', machinePool: true, bootstrapTimeout: Duration.minutes(1) }] }, 'DevTopology.pools["one"].bootstrapTimeout: machines of a MachinePool have no such limit; leave it out.'],
    [{ image: 'kindest/node:{kubernetes}' }, 'DevTopology.image: "{kubernetes}" is not a placeholder; write {version}.'],
    [{ mounts: [{ hostPath: 'cache', containerPath: '/images' }] }, 'DevTopology.mounts[0].hostPath: "cache" is not a path from the root; write for example "/var/data".'],
    [{ failureDomains: [{ name: 'a' }, { name: 'a' }] }, 'DevTopology.failureDomains: "a" is the name of two failure domains; give each its own.'],
    [{ failureDomains: [{ name: 'a' }], pools: [{ name: 'one', failureDomain: 'b' }] }, 'DevTopology.pools["one"].failureDomain: "b" is not one of failureDomains, which are a.'],
    [{ backend: IN_MEMORY, startup: { jitter: 2 } }, 'DevTopology.startup.jitter: 2 is not a share between 0 and 1.'],
  ])('%j', (props, message) => {
    expect(() => new DevTopology(props)).toThrow(new Error(message));
  });

  test('v1beta1', () => {
    expect(() => objects({}, { apiVersions: ClusterApiVersion.V1BETA1 })).toThrow(
      'DevTopology: the v1beta1 kinds of the Docker provider are not rendered; leave apiVersions out, Cluster API v1.11 or later.');
  });
});
