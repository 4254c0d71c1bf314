import { App, Chart, Testing } from 'cdk8s';
import { parse } from 'yaml';
import { CLUSTERS, expectRefusal } from './addon.suite';
import { Addon, AddonStack, ClusterSelector, EdgeKind, ICluster, IDelivery } from '../../src';
import { checkObject } from '../../src/api';
import { configMap, TestAddon } from '../addons/support';

/** What every engine promises for every addon it is given. */
export function deliveryContract(name: string, delivery: IDelivery, addons: readonly Addon[]): void {
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

    test('objects of a release arrive in order: namespaces, credentials, objects, follow-ups', () => {
      const objects = synthesize(CLUSTERS['the usual'], [new TestAddon('app', {
        release: { manifests: [configMap('object'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps' } }], followUps: [configMap('follow-up')], secrets: ['credentials'] },
      })], delivery);
      expect(arrivals(objects)).toEqual(['Namespace apps', 'Secret credentials', 'ConfigMap object', 'ConfigMap follow-up']);
    });

    test('releases arrive in the order of the graph', () => {
      const chain = ['c', 'b', 'a'].map((addon, index, all) => new TestAddon(addon, { after: index < 2 ? [{ addon: all[index + 1], kind: EdgeKind.CONVERGES }] : [] }));
      expect(arrivals(synthesize(CLUSTERS['the usual'], chain, delivery))).toEqual(['ConfigMap a', 'ConfigMap b', 'ConfigMap c']);
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
    expect(object.metadata.namespace).toBe(context.namespace);
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

/** What reaches the workload cluster, in the order in which the sets and their resources name it. */
function arrivals(objects: any[]): string[] {
  return objects.filter(({ kind }) => kind === 'ClusterResourceSet').flatMap(({ spec }) => spec.resources).flatMap(({ kind, name }: any) => {
    if (kind === 'Secret') { return [`Secret ${name}`]; }
    const { data } = objects.find(object => object.kind === kind && object.metadata.name === name);
    return Object.keys(data).sort().map(key => parse(data[key])).map(object => `${object.kind} ${object.metadata.name}`);
  });
}
