import { App, Chart } from 'cdk8s';
import { cluster, find, stackObjects, TestAddon } from './support';
import { AddonStack, Cilium, ClusterResourceSetDelivery, ClusterSelector, EdgeKind, HelmChartProxyDelivery, VSphereCsi } from '../../src';
import { problemsOf } from '../support/golden';

const vsphere = () => cluster({}, { requiredAddons: ['vsphere-cpi', 'vsphere-csi'] });

describe('what follows by itself', () => {
  test('a vSphere cluster gets its cloud provider, storage and what storage needs, in order', () => {
    const objects = stackObjects(vsphere(), { addons: [new Cilium()] });
    const order = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(order.filter(line => /^(HelmChartProxy|ClusterResourceSet) /.test(line))).toEqual([
      'HelmChartProxy prod-cilium',
      'HelmChartProxy prod-vsphere-cpi',
      'ClusterResourceSet prod-vsphere-cpi',
      'HelmChartProxy prod-snapshot-controller',
      'ClusterResourceSet prod-vsphere-csi',
    ]);
  });

  test('an addon given under a needed name stands for it', () => {
    const objects = stackObjects(vsphere(), { addons: [new VSphereCsi({ snapshots: false }), new TestAddon('vsphere-cpi')] });
    expect(objects.filter(({ kind }) => kind === 'HelmChartProxy')).toEqual([]);
    expect(find(objects, 'ConfigMap', 'prod-vsphere-cpi').data).toHaveProperty(['00-configmap-vsphere-cpi.yaml']);
  });

  test.each([
    [() => stackObjects(cluster({}, { requiredAddons: ['acme-ccm'] })), 'AddonStack "addons": cluster "prod" needs the addon "acme-ccm", which is not in the catalogue; add an addon of this name to addons.'],
    [() => stackObjects(cluster(), { addons: [new TestAddon('a', { requires: ['constructor'] })] }), 'AddonStack "addons": addon "a" needs the addon "constructor", which is not in the catalogue; add an addon of this name to addons.'],
  ])('a name nobody knows is refused (%#)', (act, message) => {
    expect(act).toThrow(message);
  });
});

describe('what cannot live side by side', () => {
  test.each([
    [[new TestAddon('a'), new TestAddon('a')], 'AddonStack "addons": two addons are named "a"; keep one of them.'],
    [[new Cilium(), new TestAddon('calico', { provides: ['network'] })], 'AddonStack "addons": "cilium" and "calico" both provide the pod network; keep one of them.'],
    [[after('a', 'c'), after('b', 'a'), after('c', 'b')], 'AddonStack "addons": "a" comes after "c" comes after "b" comes after "a": a circle has no order; remove one of these edges.'],
    [[after('a', 'a')], 'AddonStack "addons": "a" comes after "a": a circle has no order; remove one of these edges.'],
    [[new TestAddon('a', { after: [{ addon: 'b', kind: 'soon' as EdgeKind }] })], 'AddonStack "addons": addon "a".after["b"].kind: "soon" is not one of converges, ready.'],
  ])('%#', (addons, message) => {
    expect(() => stackObjects(cluster(), { addons })).toThrow(message);
  });

  test('a second stack on a cluster is a problem of that stack', () => {
    const chart = new Chart(new App(), 'chart');
    const prod = cluster();
    new AddonStack(chart, 'base', { clusters: ClusterSelector.cluster(prod), addons: [new TestAddon('a')] });
    new AddonStack(chart, 'extra', { clusters: ClusterSelector.cluster(prod), addons: [new TestAddon('b')] });
    expect(problemsOf(chart)).toEqual(['[chart/extra] ADD-01 one-stack: cluster "default/prod" gets addons from "chart/base" already; put all addons of a cluster into one stack.']);
  });
});

describe('several clusters', () => {
  test('each gets objects of its own, with its own values, in its own namespace', () => {
    const objects = stackObjects([cluster({ name: 'a', controlPlaneReplicas: 1 }), cluster({ name: 'b', namespace: 'fleet' })], { addons: [new Cilium()] });
    const [a, b] = [find(objects, 'HelmChartProxy', 'a-cilium'), find(objects, 'HelmChartProxy', 'b-cilium')];
    expect([a.metadata.namespace, b.metadata.namespace]).toEqual(['default', 'fleet']);
    expect(a.spec.clusterSelector).toEqual({ matchLabels: { 'cluster.x-k8s.io/cluster-name': 'a' } });
    expect(a.spec.valuesTemplate).toContain('replicas: 1\n');
    expect(b.spec.valuesTemplate).toContain('replicas: 2\n');
  });

  test('clusters of one name in two namespaces do not meet', () => {
    const objects = stackObjects([cluster(), cluster({ namespace: 'fleet' })], { addons: [new Cilium()] });
    expect(objects.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual(['default/prod-cilium', 'fleet/prod-cilium']);
  });

  test.each([
    [() => ClusterSelector.clusters(), 'ClusterSelector.clusters: no cluster is given; write at least one.'],
    [() => ClusterSelector.clusters(cluster(), cluster()), 'ClusterSelector.clusters: "default/prod" is given twice; name each cluster once.'],
    [() => ClusterSelector.cluster('prod' as any), 'ClusterSelector.cluster: "prod" is not a cluster; write for example a WorkloadCluster.'],
    [() => ClusterSelector.cluster(undefined as any), 'ClusterSelector.cluster: undefined is not a cluster; write for example a WorkloadCluster.'],
  ])('a selection that makes no sense is refused (%#)', (act, message) => {
    expect(act).toThrow(message);
  });
});

test('problems of addons are reported by the stack', () => {
  const chart = new Chart(new App(), 'chart');
  new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster()), addons: [new TestAddon('a', { problems: ['X-1 broken: it is.'] })] });
  expect(problemsOf(chart)).toEqual(['[chart/addons] X-1 broken: it is.']);
});

test.each([
  [{ clusters: 'prod' }, 'AddonStack "addons".clusters: "prod" is not a ClusterSelector; write ClusterSelector.cluster(…).'],
  [{}, 'AddonStack "addons".clusters: a value is required.'],
  [{ clusters: ClusterSelector.cluster(cluster()), addons: ['cilium'] }, 'AddonStack "addons".addons[0]: "cilium" is not an Addon; write for example new Cilium().'],
  [{ clusters: ClusterSelector.cluster(cluster()), delivery: 'helm' }, 'AddonStack "addons".delivery: "helm" is not a delivery; write for example new HelmChartProxyDelivery().'],
  [{ clusters: ClusterSelector.cluster(cluster()), addon: [] }, 'AddonStack "addons": "addon" is not a property; write addons.'],
])('props from untyped callers are refused by name (%#)', (props, message) => {
  expect(() => new AddonStack(new Chart(new App(), 'chart'), 'addons', props as any)).toThrow(message);
});

test.each<[any, string]>([
  [{ manifest: [] }, 'AddonStack "addons": release of addon "own": "manifest" is not a property; write manifests.'],
  [{ namespace: undefined }, 'AddonStack "addons": release of addon "own".namespace: a value is required.'],
  [{ chart: { repository: 'https://charts.example.com', name: 'app' } }, 'AddonStack "addons": release of addon "own".chart.version: a value is required.'],
  [{ chart: { repository: 'https://charts.example.com', name: 'app', version: '*' } }, 'AddonStack "addons": release of addon "own".chart.version: "*" is not a chart version; write for example "1.19.6".'],
  [{ secrets: ['Not a name'] }, 'AddonStack "addons": release of addon "own".secrets[0]: "Not a name" is not a Kubernetes object name'],
])('what an addon of your own answers is checked: %j', (release, message) => {
  expect(() => stackObjects(cluster(), { addons: [new TestAddon('own', { release })] })).toThrow(message);
});

test('the objects are found below the stack and follow a JSON patch', () => {
  const chart = new Chart(new App(), 'chart');
  const stack = new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster()), addons: [new Cilium()] });
  expect(stack.node.tryFindChild('HelmChartProxy-prod-cilium')).toBeDefined();
});

test.each([[new HelmChartProxyDelivery()], [new ClusterResourceSetDelivery()]])('two runs write the same bytes (%#)', delivery => {
  const write = () => JSON.stringify(stackObjects(vsphere(), { delivery, addons: [new Cilium({ rendered: 'test/addons/fixtures/cilium.yaml' }), new VSphereCsi({ snapshots: false })] }));
  expect(write()).toBe(write());
});

function after(name: string, other: string): TestAddon {
  return new TestAddon(name, { after: [{ addon: other, kind: EdgeKind.CONVERGES }] });
}
