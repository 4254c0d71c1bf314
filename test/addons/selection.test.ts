import { ENGINES } from './engines';
import { cluster, find, stackObjects, TestAddon } from './support';
import { AddonOverride, Cilium, ClusterSelector } from '../../src';

const chart = { repository: 'https://charts.example.com', name: 'app', version: '1.2.3' };
const app = (release: object = {}) => new TestAddon('app', { release: { manifests: undefined, chart, values: { a: 1, b: { c: 2 } }, ...release } });
const labelled = (name: string, labels: { [key: string]: string }) => cluster({ name }, { labels: { 'cluster.x-k8s.io/cluster-name': name, ...labels } });
const blue = labelled('blue', { environment: 'production', ring: 'canary' });
const green = labelled('green', { environment: 'production' });
const red = labelled('red', { environment: 'staging' });

describe('labels', () => {
  test('choose among the given clusters, all labels counting', () => {
    expect(ClusterSelector.labels({ environment: 'production' }, blue, red, green).members).toEqual([blue, green]);
    expect(ClusterSelector.labels({ environment: 'production', ring: 'canary' }, blue, red, green).members).toEqual([blue]);
  });

  test.each([
    [() => ClusterSelector.labels({ environment: 'test' }, blue, red), 'ClusterSelector.labels: none of 2 clusters carries environment=test; label one or hand in others.'],
    [() => ClusterSelector.labels({ environment: 'test' }), 'ClusterSelector.labels: no cluster is given; write at least one.'],
    [() => ClusterSelector.labels({ 'not a key': 'x' }, blue), 'ClusterSelector.labels.labels key: "not a key" is not a label key;'],
    [() => ClusterSelector.labels(undefined as any, blue), 'ClusterSelector.labels.labels: a value is required.'],
    [() => ClusterSelector.labels({ a: 'b' }, 'blue' as any), 'ClusterSelector.labels: "blue" is not a cluster; write for example a WorkloadCluster.'],
  ])('refused (%#)', (act, message) => {
    expect(act).toThrow(message);
  });
});

describe('waves', () => {
  test('keep their order and may nest', () => {
    const inner = ClusterSelector.inWaves(ClusterSelector.cluster(red), ClusterSelector.cluster(blue));
    expect(ClusterSelector.inWaves(inner, ClusterSelector.cluster(green)).waves).toEqual([[red], [blue], [green]]);
  });

  test.each(Object.entries(ENGINES).filter(([name]) => name !== 'FluxDelivery'))('%s cannot hold a wave back', (name, { delivery }) => {
    const clusters = ClusterSelector.inWaves(ClusterSelector.clusters(red, blue), ClusterSelector.cluster(green));
    expect(() => stackObjects([], { clusters, addons: [new TestAddon('a')], delivery }))
      .toThrow(new RegExp(`^${name}: "a" is to reach cluster "green" after "red", "blue", and [^;]+; deliver with FluxDelivery, or make one stack per wave and change one after the other\\.$`));
  });

  test.each([
    [() => ClusterSelector.inWaves(ClusterSelector.cluster(red)), 'ClusterSelector.inWaves: 1 given; write at least two selectors, one per wave.'],
    [() => ClusterSelector.inWaves(ClusterSelector.cluster(red), blue as any), 'ClusterSelector.inWaves.waves[1]: {"context":{"name":"blue"'],
    [() => ClusterSelector.inWaves(ClusterSelector.cluster(red), ClusterSelector.clusters(blue, red)), 'ClusterSelector.inWaves: "default/red" is given twice; name each cluster once.'],
  ])('refused (%#)', (act, message) => {
    expect(act).toThrow(message);
  });
});

describe('overrides', () => {
  const proxies = (overrides: AddonOverride[], addon = app()) => {
    const objects = stackObjects([blue, green, red], { addons: [addon], overrides });
    return (name: string) => find(objects, 'HelmChartProxy', `${name}-app`).spec;
  };

  test('give clusters with certain labels another version and other values, the later winning', () => {
    const spec = proxies([
      { addon: 'app', labels: { environment: 'production' }, values: { b: { d: 3 } } },
      { addon: 'app', labels: { ring: 'canary' }, version: '1.3.0', values: { b: { d: 4 } } },
    ]);
    expect(['blue', 'green', 'red'].map(name => spec(name).version)).toEqual(['1.3.0', '1.2.3', '1.2.3']);
    expect(spec('blue').valuesTemplate).toBe('a: 1\nb:\n  c: 2\n  d: 4\n');
    expect(spec('green').valuesTemplate).toBe('a: 1\nb:\n  c: 2\n  d: 3\n');
    expect(spec('red').valuesTemplate).toBe('a: 1\nb:\n  c: 2\n');
  });

  test('labels that no cluster of the stack carries have no effect: one list may serve several stacks', () => {
    expect(proxies([{ addon: 'app', labels: { environment: 'test' }, version: '9.0.0' }])('blue').version).toBe('1.2.3');
  });

  test.each([
    [[{ addon: 'ap', version: '1.0.0' }], 'AddonStack "addons".overrides: "ap" is not an addon of this stack; its addons are app, cilium, plain.'],
    [[{ addon: 'plain', version: '1.0.0' }], 'AddonStack "addons".overrides: "plain" has no chart; give the stack an addon of this name with other options instead.'],
    [[{ addon: 'cilium', values: {} }], 'AddonStack "addons".overrides: "cilium" is rendered into a file, which an override does not reach; render it per environment and make one stack for each.'],
    [[{ addon: 'app', version: '1.x' }], 'AddonStack "addons".overrides[0].version: "1.x" is not a chart version; write for example "1.19.6".'],
    [[{ addon: 'app', values: { adminPassword: 'x' } }], 'AddonStack "addons".overrides[0].values.adminPassword: a secret value would be written to Git; name an existing Secret instead.'],
    [[{ addon: 'app', cluster: 'blue' }], 'AddonStack "addons".overrides[0]: "cluster" is not a property; the properties are addon, labels, version, values.'],
  ])('refused (%#)', (overrides, message) => {
    const addons = [app(), new Cilium({ rendered: 'test/addons/fixtures/cilium.yaml' }), new TestAddon('plain')];
    expect(() => stackObjects(blue, { addons, overrides: overrides as AddonOverride[] })).toThrow(message);
  });
});
