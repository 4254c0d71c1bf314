import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Construct, DependencyGroup } from 'constructs';

export function configMap(scope: Construct, id: string, data: { [key: string]: any } = { id }): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', data });
}

function chartOf(app: Construct, id: string, ...objects: string[]): Chart {
  const chart = new Chart(app, id);
  objects.forEach(object => configMap(chart, object));
  return chart;
}

/** Apps of every shape that stock cdk8s gives an own treatment. */
export const APP_SHAPES: { [name: string]: (app: App) => void } = {
  'nothing': () => undefined,
  'an empty chart': app => { new Chart(app, 'empty'); },
  'one chart': app => { chartOf(app, 'one', 'a', 'b', 'c'); },
  'many charts': app => { ['one', 'two', 'three', 'four'].forEach(id => chartOf(app, id, 'a', 'b')); },
  'charts with numbers for names': app => {
    const below = new Construct(app, '7');
    chartOf(below, 'x', 'a');
    ['10', 'a', '2', '01', '4294967295', '1'].forEach(id => chartOf(app, id, '9', '10', 'z'));
  },
  'names that need cleaning': app => { ['Default', 'UPPER', 'with space', 'a/b', 'x'.repeat(80), 'umläut', 'ÜRETİM', '\u212A8S', '-'].forEach(id => chartOf(app, id, 'A_b', 'ä')); },
  'charts below plain constructs': app => {
    const region = new Construct(new Construct(app, 'fleet'), 'eu');
    chartOf(region, 'a', 'x');
    chartOf(new Construct(region, 'b'), 'c', 'y');
    chartOf(app, 'plain', 'z');
  },
  'constructs and objects inside objects': app => {
    const chart = new Chart(app, 'chart');
    const outer = configMap(chart, 'outer');
    configMap(new Construct(outer, 'inner'), 'deep');
    configMap(new Construct(new Construct(chart, 'l2'), 'l3'), 'deepest');
    configMap(chart, 'last');
  },
  'nested charts': app => {
    const parent = chartOf(app, 'parent', 'p1');
    chartOf(chartOf(parent, 'child', 'c1', 'c2'), 'grandchild', 'g1');
    chartOf(parent, 'sibling', 's1');
    configMap(parent, 'p2');
    chartOf(app, 'other', 'o');
  },
  'charts nested below a plain construct': app => {
    const parent = chartOf(app, 'parent', 'p1');
    chartOf(new Construct(parent, 'between'), 'child', 'c1');
    configMap(parent, 'p2');
  },
  'a nested object before one of its outer chart': app => {
    const parent = new Chart(app, 'parent');
    const child = chartOf(new Construct(parent, 'between'), 'child', 'c1', 'c2');
    const last = configMap(parent, 'last');
    configMap(parent, 'p2').addDependency(last);
    child.node.findChild('c2').node.addDependency(last);
  },
  'namespace, labels and name defaults': app => {
    const chart = new Chart(app, 'chart', { namespace: 'ns', labels: { team: 'a', env: 'prod' }, disableResourceNameHashes: true });
    configMap(chart, 'defaults');
    new ApiObject(chart, 'job', { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { labels: { env: 'dev' }, namespace: 'own', annotations: { a: 'b' } } });
    new ApiObject(chart, 'named', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'fixed' } });
  },
  'lazies, tokens and patches': app => {
    const chart = new Chart(app, 'chart');
    let late = 1;
    const object = configMap(chart, 'object', { lazy: Lazy.any({ produce: () => ({ late }) }), token: { resolve: () => [1, 'x'] }, union: { value: 5 } });
    object.addJsonPatch(JsonPatch.add('/data/z', null), JsonPatch.add('/data/a', { b: [null, {}] }), JsonPatch.remove('/data/union'), JsonPatch.add('/status', {}));
    late = 2;
  },
  'null, undefined and empties': app => {
    const data = { n: null, u: undefined, e: '', o: {}, l: [], deep: { n: null, o: { x: undefined } }, list: [null, undefined, {}, [], '', 0, false, [[]], [{}], [[1, [2]]]] };
    configMap(new Chart(app, 'chart'), 'object', data);
  },
  'numbers and text': app => {
    const numbers = [0, 1.5, 1e21, 1.5e-9, 1e-7, 123456789012, -1e300];
    configMap(new Chart(app, 'chart'), 'object', { numbers, text: ['yes', '1e3', 'a: b', 'x\ny\n', '#', '010'], 1: 'a', 0: 'b', on: true });
  },
  'dependencies between objects': app => {
    const chart = new Chart(app, 'chart');
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(id => configMap(chart, id));
    a.addDependency(d, c);
    b.addDependency(a, e);
    c.addDependency(e);
  },
  'dependencies between constructs': app => {
    const chart = new Chart(app, 'chart');
    const [first, second, third] = ['first', 'second', 'third'].map(id => {
      const group = new Construct(chart, id);
      ['a', 'b', 'c'].forEach(name => configMap(group, name));
      return group;
    });
    first.node.addDependency(third, second);
    (third.node.findChild('a') as ApiObject).addDependency(second.node.findChild('b'));
  },
  'a construct that depends on a part of itself': app => {
    const chart = new Chart(app, 'chart');
    const group = new Construct(chart, 'group');
    ['a', 'b', 'c'].forEach(name => configMap(group, name));
    group.node.addDependency(group.node.findChild('c'));
    group.node.findChild('a').node.addDependency(chartOf(app, 'other', 'x', 'y'));
  },
  'an object that depends on what is around it': app => {
    const chart = new Chart(app, 'chart');
    const [group, before, after] = ['group', 'before', 'after'].map(id => new Construct(chart, id));
    [group, before, after].forEach(construct => ['a', 'b', 'c'].forEach(name => configMap(construct, name)));
    group.node.findChild('a').node.addDependency(after, group, before);
  },
  'a dependency group': app => {
    const chart = chartOf(app, 'chart', 'a', 'b', 'c', 'd');
    const other = chartOf(app, 'other', 'x', 'y');
    chart.node.findChild('a').node.addDependency(new DependencyGroup(chart.node.findChild('d'), other.node.findChild('y')));
  },
  'dependencies between charts': app => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(id => chartOf(app, id, 'x', 'y'));
    a.addDependency(c, b);
    c.addDependency(d);
  },
  'dependencies across charts': app => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(id => chartOf(app, id, 'x', 'y', 'z'));
    a.node.findChild('x').node.addDependency(c.node.findChild('y'));
    b.node.addDependency(d.node.findChild('z'));
    c.node.findChild('z').node.addDependency(d);
    c.node.findChild('x').node.addDependency(c.node.findChild('y'));
  },
  'dependencies of nested charts': app => {
    const parent = chartOf(app, 'parent', 'p1', 'p2');
    const child = chartOf(parent, 'child', 'c1', 'c2');
    const other = chartOf(app, 'other', 'o1');
    child.addDependency(other);
    parent.node.findChild('p1').node.addDependency(parent.node.findChild('p2'), child.node.findChild('c2'));
    child.node.findChild('c1').node.addDependency(child.node.findChild('c2'));
  },
  'a dependency on something removed': app => {
    const [a, b] = ['a', 'b'].map(id => chartOf(app, id, 'x', 'y'));
    b.node.findChild('x').node.addDependency(b.node.findChild('y'));
    a.node.findChild('x').node.addDependency(b.node.findChild('x'), a.node.findChild('y'));
    b.node.tryRemoveChild('x');
    a.node.tryRemoveChild('y');
  },
  'a chart that renders itself': app => {
    class OwnChart extends Chart {
      public toJson() { return [...super.toJson().reverse(), { apiVersion: 'v1', kind: 'Extra', metadata: { name: this.node.id } }]; }
    }
    for (const id of ['a', 'b']) {
      const chart = new OwnChart(app, id);
      ['x', 'y'].forEach(name => configMap(chart, name));
    }
  },
};
