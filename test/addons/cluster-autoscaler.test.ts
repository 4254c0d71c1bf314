import { App, Chart } from 'cdk8s';
import { cluster } from './support';
import { AutoscalerExpander, AutoscalerPlace, ClusterAutoscaler, ClusterAutoscalerAgent, ClusterAutoscalerProps, KubernetesVersion } from '../../src';
import { prod } from '../support/fixtures';
import { problemsOf, synthesize } from '../support/golden';

const objects = (props: Partial<ClusterAutoscalerProps> = {}): any[] => synthesize(chart => {
  new ClusterAutoscaler(chart, 'autoscaler', { cluster: cluster(), ...props });
  expect(problemsOf(chart)).toEqual([]);
});
const pod = (props: Partial<ClusterAutoscalerProps> = {}) => objects(props)[3].spec.template.spec;

test('it runs beside the Cluster and reads its kubeconfig', () => {
  expect(objects().map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace])).toEqual(
    ['ServiceAccount', 'Role', 'RoleBinding', 'Deployment'].map(kind => [kind, 'prod-cluster-autoscaler', 'default']),
  );
  const { containers: [container], volumes: [volume] } = pod();
  expect(container.args).toEqual([
    '--kubeconfig=/mnt/workload/value', '--clusterapi-cloud-config-authoritative', '--cloud-provider=clusterapi',
    '--node-group-auto-discovery=clusterapi:namespace=default,clusterName=prod', '--expander=least-waste',
  ]);
  expect(volume.secret.secretName).toBe('prod-kubeconfig');
});

test('it may change machine groups of the namespace and read templates, for pools that start from zero', () => {
  const [, role] = synthesize(chart => { new ClusterAutoscaler(chart, 'autoscaler', { cluster: prod(chart) }); }).filter(({ metadata }) => metadata.name === 'prod-cluster-autoscaler');
  expect(role.rules).toEqual([
    { apiGroups: ['cluster.x-k8s.io'], resources: ['machinedeployments', 'machinepools', 'machines', 'machinesets'], verbs: ['get', 'list', 'watch', 'update'] },
    { apiGroups: ['cluster.x-k8s.io'], resources: ['machinedeployments/scale', 'machinepools/scale', 'machinesets/scale'], verbs: ['get', 'patch', 'update'] },
    { apiGroups: ['infrastructure.cluster.x-k8s.io'], resources: ['vspheremachinetemplates'], verbs: ['get', 'list', 'watch'] },
  ]);
});

test.each([['v1.30.0', 'v1.33.6'], ['v1.34.3', 'v1.34.5'], ['v1.35.0', 'v1.35.2'], ['v1.40.0', 'v1.36.1']])('Kubernetes %s gets release %s', (version, release) => {
  expect(pod({ cluster: cluster({ kubernetesVersion: KubernetesVersion.of(version) }) }).containers[0].image).toBe(`registry.k8s.io/autoscaling/cluster-autoscaler:${release}`);
});

test('settings', () => {
  const { containers: [{ args, image }] } = pod({ image: 'registry.example.com/ca:v1.34.5', expander: AutoscalerExpander.PRIORITY, extraArgs: { 'scale-down-delay-after-add': '15m' } });
  expect(image).toBe('registry.example.com/ca:v1.34.5');
  expect(args).toEqual(expect.arrayContaining(['--expander=priority', '--scale-down-delay-after-add=15m']));
});

test('elsewhere it needs an account only', () => {
  expect(objects({ place: AutoscalerPlace.WORKLOAD }).map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Role', 'RoleBinding']);
});

test('the agent in the workload cluster finds the same pools with a kubeconfig for the management cluster', () => {
  const addon = new ClusterAutoscalerAgent({ managementKubeconfig: { name: 'management', key: 'kubeconfig' } });
  expect(addon.release(cluster())).toMatchObject({
    namespace: 'kube-system',
    chart: { name: 'cluster-autoscaler' },
    values: {
      clusterAPIMode: 'incluster-kubeconfig',
      clusterAPICloudConfigPath: '/etc/kubernetes/management/kubeconfig',
      extraVolumeSecrets: { management: { mountPath: '/etc/kubernetes/management', items: [{ key: 'kubeconfig', path: 'kubeconfig' }] } },
      autoDiscovery: { clusterName: 'prod', namespace: 'default' },
      image: { tag: 'v1.34.5' },
    },
  });
  expect(addon.provides).toEqual(['autoscaler']);
});

test('two autoscalers of one cluster are a problem, and one can be acknowledged', () => {
  const chart = new Chart(new App(), 'fleet');
  new ClusterAutoscaler(chart, 'one', { cluster: cluster() });
  const two = new ClusterAutoscaler(chart, 'two', { cluster: cluster() });
  const line = '[fleet/two] ADD-10 one-autoscaler: cluster "default/prod" has the autoscaler "fleet/one" already, and two would fight over its pools; keep one.';
  expect(problemsOf(chart)).toContain(line);
  two.acknowledge('ADD-10', 'The other one is stopped.');
  expect(problemsOf(chart)).not.toContain(line);
});

test.each<[any, string]>([
  [{}, 'ClusterAutoscaler "autoscaler".cluster: a value is required.'],
  [{ cluster: 'prod' }, 'ClusterAutoscaler "autoscaler".cluster: "prod" is not a cluster; write for example a WorkloadCluster.'],
  [{ cluster: cluster(), image: 'cluster-autoscaler' }, 'ClusterAutoscaler "autoscaler".image: "cluster-autoscaler" is not a reference to an image with its tag'],
  [{ cluster: cluster(), extraArgs: { expander: 'random' } }, 'ClusterAutoscaler "autoscaler".extraArgs: "expander" follows from the cluster and the other properties; leave it out.'],
  [{ cluster: cluster(), place: 'workload', image: 'a/b:1' }, 'ClusterAutoscaler "autoscaler".image: what runs in the workload cluster is said to the addon ClusterAutoscalerAgent; leave it out here.'],
])('refuses %#', (props, message) => {
  expect(() => new ClusterAutoscaler(new Chart(new App(), 'fleet'), 'autoscaler', props)).toThrow(message);
});

test.each<[any, string]>([
  [{}, 'ClusterAutoscalerAgent.managementKubeconfig: a value is required.'],
  [{ managementKubeconfig: 'apiVersion: v1' }, 'ClusterAutoscalerAgent.managementKubeconfig: "apiVersion: v1" is not an object of properties.'],
  [{ managementKubeconfig: { name: 'a', key: 'b' }, extraArgs: { 'cloud-config': '/x' } }, 'ClusterAutoscalerAgent.extraArgs: "cloud-config" follows from the cluster'],
])('the agent refuses %#', (props, message) => {
  expect(() => new ClusterAutoscalerAgent(props)).toThrow(message);
});
