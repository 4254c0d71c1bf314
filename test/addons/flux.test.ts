import { cluster, configMap, find, stackObjects, TestAddon } from './support';
import { ClusterSelector, EdgeKind, FluxDelivery, LiveValue } from '../../src';

const chart = { repository: 'https://charts.example.com', name: 'app', version: '1.2.3' };
const delivery = new FluxDelivery();

function app(name: string, release: object = {}, after: { addon: string; kind: EdgeKind }[] = []): TestAddon {
  return new TestAddon(name, { after, release: { manifests: undefined, chart, ...release } });
}

function releaseOf(release: object): any {
  return find(stackObjects(cluster(), { delivery, addons: [app('app', release)] }), 'HelmRelease', 'prod-app').spec;
}

test('a release reaches the cluster with the kubeconfig of Cluster API', () => {
  const spec = releaseOf({ namespace: 'apps', releaseName: 'my-app', values: { a: 1 } });
  expect(spec.kubeConfig).toEqual({ secretRef: { name: 'prod-kubeconfig', key: 'value' } });
  expect(spec).toMatchObject({ releaseName: 'my-app', targetNamespace: 'apps', storageNamespace: 'apps', values: { a: 1 }, install: { createNamespace: true } });
});

test('a registry is an OCIRepository, whose tag has no plus sign', () => {
  const objects = stackObjects(cluster(), { delivery, addons: [app('app', { chart: { repository: 'oci://registry.example.com/charts/', name: 'app', version: '1.2.3+4' } })] });
  expect(find(objects, 'OCIRepository', 'prod-app').spec).toMatchObject({ url: 'oci://registry.example.com/charts/app', ref: { tag: '1.2.3_4' } });
  expect(find(objects, 'HelmRelease', 'prod-app').spec.chart).toBeUndefined();
});

test('only a release that somebody must find ready waits for its pods, and holds back nobody who tries again', () => {
  const objects = stackObjects(cluster(), {
    delivery,
    addons: [
      app('network'),
      app('cloud', {}, [{ addon: 'network', kind: EdgeKind.CONVERGES }]),
      app('policy', {}, [{ addon: 'network', kind: EdgeKind.READY }, { addon: 'cloud', kind: EdgeKind.CONVERGES }]),
    ],
  });
  const spec = (name: string) => find(objects, 'HelmRelease', `prod-${name}`).spec;
  expect(spec('network').install.disableWait).toBeUndefined();
  expect(spec('cloud').install.disableWait).toBe(true);
  // The network's pods may wait for the cloud provider.
  expect(spec('cloud').dependsOn).toBeUndefined();
  expect(spec('policy').dependsOn).toEqual([{ name: 'prod-network' }, { name: 'prod-cloud' }]);
});

test.each([
  ['the earlier addon is made of objects', [new TestAddon('a'), app('b', {}, [{ addon: 'a', kind: EdgeKind.READY }])],
    'FluxDelivery: "b" needs "a" to be ready first on cluster "prod", and ConfigMap "a" of "a" travels in a ClusterResourceSet, which Flux neither waits for nor holds back; make it part of a chart or deliver with SveltosDelivery, or say EdgeKind.CONVERGES if "b" tries again by itself.'],
  ['the earlier addon is nothing but a namespace', [new TestAddon('a', { release: { manifests: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } }] } }), app('b', {}, [{ addon: 'a', kind: EdgeKind.READY }])],
    'FluxDelivery: "b" needs "a" to be ready first on cluster "prod", and what "a" brings travels in a ClusterResourceSet, which Flux neither waits for nor holds back;'],
  ['the later addon brings objects', [app('a'), app('b', { followUps: [configMap('pool')] }, [{ addon: 'a', kind: EdgeKind.READY }])],
    'FluxDelivery: "b" needs "a" to be ready first on cluster "prod", and ConfigMap "pool" of "b" travels in a ClusterResourceSet, which Flux neither waits for nor holds back; make it part of a chart or deliver with SveltosDelivery, or say EdgeKind.CONVERGES if "b" tries again by itself.'],
  ['a live value', [app('a', { values: { api: { host: [LiveValue.ENDPOINT_HOST] } } })],
    'FluxDelivery: values.api.host.0 of "a" is a fact that only the Cluster object knows, and this engine does not read it; give the cluster an endpoint whose address is known (Endpoint), or deliver with HelmChartProxyDelivery or SveltosDelivery.'],
  ['a live value as a key', [app('a', { values: { hosts: { [LiveValue.ENDPOINT_HOST]: 'api' } } })],
    'FluxDelivery: a key of values.hosts of "a" is a fact that only the Cluster object knows, and this engine does not read it; give the cluster an endpoint whose address is known (Endpoint), or deliver with HelmChartProxyDelivery or SveltosDelivery.'],
  ['a null', [app('a', { values: { probe: [{ path: null }] } })],
    'FluxDelivery: values.probe.0.path of "a" is null, which is lost in the values of a HelmRelease; write the value that the chart shall use, or deliver with HelmChartProxyDelivery.'],
])('refused: %s', (_, addons, message) => {
  expect(() => stackObjects(cluster(), { delivery, addons })).toThrow(message);
});

describe('waves', () => {
  const canary = cluster({ name: 'canary', namespace: 'edge' });
  const rest = cluster({ name: 'rest' });
  const clusters = ClusterSelector.inWaves(ClusterSelector.cluster(canary), ClusterSelector.cluster(rest));
  const gateOf = (values: object) => {
    const objects = stackObjects([], { clusters, delivery, addons: [app('app', { values })] });
    return { leader: find(objects, 'HelmRelease', 'canary-app'), gate: find(objects, 'HelmRelease', 'rest-app').spec.dependsOn[0], follower: find(objects, 'HelmRelease', 'rest-app') };
  };

  test('a change waits until the same change is ready on the cluster before', () => {
    const { leader, gate, follower } = gateOf({ a: 1 });
    const revision = leader.metadata.annotations['cdk8s-cluster-api.dev/revision'];
    expect(gate).toEqual({
      name: 'canary-app',
      namespace: 'edge',
      readyExpr: `dep.metadata.annotations['cdk8s-cluster-api.dev/revision'] == '${revision}' && dep.status.observedGeneration == dep.metadata.generation && dep.status.conditions.exists(c, c.type == 'Ready' && c.status == 'True')`,
    });
    expect(leader.spec.install.disableWait).toBeUndefined();
    expect(follower.spec.install.disableWait).toBe(true);
    expect(follower.metadata.annotations).toBeUndefined();
  });

  test('another value is another change', () => {
    expect(gateOf({ a: 2 }).gate.readyExpr).not.toBe(gateOf({ a: 1 }).gate.readyExpr);
  });

  test('a wave without the addon is skipped', () => {
    const needs = (name: string, requiredAddons: string[]) => ClusterSelector.cluster(cluster({ name }, { requiredAddons }));
    const three = ClusterSelector.inWaves(needs('first', ['snapshot-controller']), needs('second', []), needs('third', ['snapshot-controller']));
    const objects = stackObjects([], { clusters: three, delivery, addons: [app('app')] });
    const gatesOf = (name: string) => find(objects, 'HelmRelease', name).spec.dependsOn.map((gate: any) => gate.name);
    expect(gatesOf('third-snapshot-controller')).toEqual(['first-snapshot-controller']);
    expect(gatesOf('third-app')).toEqual(['second-app']);
  });

  test('objects that Flux does not hold back are refused', () => {
    expect(() => stackObjects([], { clusters, delivery, addons: [new TestAddon('a')] })).toThrow(
      'FluxDelivery: "a" is to reach cluster "rest" after "canary", and ConfigMap "a" travels in a ClusterResourceSet, which Flux does not hold back; make it part of a chart, or make one stack per wave and change one after the other.',
    );
  });
});
