import { App, Chart, Testing } from 'cdk8s';
import { parse } from 'yaml';
import { CLUSTERS, expectRefusal } from './addon.suite';
import { Addon, AddonStack, ClusterSelector, EdgeKind, ICluster, IDelivery } from '../../src';
import { checkObject } from '../../src/api';
import { arrivals, Engine } from '../addons/engines';
import { cluster as plainCluster, configMap, TestAddon } from '../addons/support';

/** What every engine promises for every addon it is given. */
export function deliveryContract(name: string, engine: Engine, addons: readonly Addon[]): void {
  const { delivery } = engine;
  describe(`delivery ${name}`, () => {
    test('is called by its class in messages', () => {
      expect(delivery.engine).toBe(name);
    });

    const pairs = addons.flatMap(addon => Object.entries(CLUSTERS)
      .map(([kind, cluster]): [string, string, Addon, ICluster] => [addon.name, kind, addon, cluster]));
    test.each(pairs)('%s on %s: carried whole or refused with a reason', (_addon, _kind, addon, cluster) => {
      let objects;
      try {
        objects = synthesize(cluster, [addon], delivery);
      } catch (error) {
        expectRefusal(error);
        return;
      }
      checkObjects(objects, cluster);
    });

    test('objects of a release arrive in order: namespaces, objects, follow-ups; credentials by name', () => {
      const objects = synthesize(CLUSTERS['the usual'], [new TestAddon('app', {
        release: { manifests: [configMap('object'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } }], followUps: [configMap('follow-up')], secrets: ['credentials'] },
      })], delivery);
      const found = arrivals(objects);
      expect(found.filter(text => !text.startsWith('Secret'))).toEqual(['Namespace apps', 'ConfigMap object', 'ConfigMap follow-up']);
      expect(found).toContain('Secret credentials');
    });

    test('releases are written in the order of the graph', () => {
      const chain = ['c', 'b', 'a'].map((addon, index, all) => new TestAddon(addon, { after: index < 2 ? [{ addon: all[index + 1], kind: EdgeKind.CONVERGES }] : [] }));
      const objects = synthesize(CLUSTERS['the usual'], chain, delivery);
      expect(arrivals(objects)).toEqual(['ConfigMap a', 'ConfigMap b', 'ConfigMap c']);
      expect(engine.order(objects)).toEqual(['a', 'b', 'c']);
    });

    test('clusters of one name in two namespaces get objects of their own', () => {
      const chart = new Chart(new App(), 'chart');
      const clusters = ClusterSelector.clusters(plainCluster({ namespace: 'a' }), plainCluster({ namespace: 'b' }));
      new AddonStack(chart, 'addons', { clusters, addons: [new TestAddon('app')], delivery });
      const keys = Testing.synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`);
      expect(new Set(keys).size).toBe(keys.length);
    });

    test('nothing to deliver writes nothing', () => {
      expect(synthesize(CLUSTERS['the usual'], [], delivery)).toEqual([]);
    });

    test('an older management cluster gets the older shape of Cluster API\'s own kinds', () => {
      const objects = synthesize(plainCluster({ apiVersions: 'v1beta1' }), [new TestAddon('app')], delivery);
      expect(objects.filter(({ kind }) => kind === 'ClusterResourceSet').map(({ apiVersion }) => apiVersion)).toEqual(name === 'SveltosDelivery' ? [] : ['addons.cluster.x-k8s.io/v1beta1']);
      objects.forEach(object => expect(checkObject(object)).toEqual({ checked: true, findings: [] }));
    });
  });
}

function synthesize(cluster: ICluster, addons: Addon[], delivery: IDelivery): any[] {
  const chart = new Chart(new App(), 'chart');
  new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons, delivery });
  return Testing.synth(chart);
}

/** Kinds that addons bring along and whose schemas the library does not have. */
const FOREIGN = ['IPAddressPool', 'L2Advertisement'];

/** Legal names, one each, in the cluster's namespace; schemas kept by the objects and by everything they carry; no secret inside. */
function checkObjects(objects: any[], { context }: ICluster): void {
  const handles = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  expect(new Set(handles).size).toBe(handles.length);
  for (const object of objects) {
    // Argo CD reads Applications and cluster Secrets in a namespace of its own.
    expect(object.metadata.namespace).toBe(['Application', 'ExternalSecret'].includes(object.kind) ? 'argocd' : context.namespace);
    expect(object.metadata.name.length).toBeLessThanOrEqual(63);
    expect(object.kind).not.toBe('Secret');
    expect(checkObject(object)).toEqual({ checked: true, findings: [] });
    if (object.kind !== 'ConfigMap') { continue; }
    for (const [key, text] of Object.entries<string>(object.data)) {
      expect(key).toMatch(/^[-._a-zA-Z0-9]{1,253}$/);
      const carried = parse(text);
      expect(checkObject(carried)).toMatchObject({ checked: !FOREIGN.includes(carried.kind), findings: [] });
    }
  }
}
