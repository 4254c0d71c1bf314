import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { configMap } from './app-shapes';
import { FleetApp } from '../../src/app/fleet-app';

function charts(app: FleetApp, ...ids: string[]): Chart[] {
  return ids.map(id => {
    const chart = new Chart(app, id);
    ['x', 'y'].forEach(name => configMap(chart, name));
    return chart;
  });
}

describe('a cycle is named together with the dependencies that were declared', () => {
  test.each<[string, (app: FleetApp) => void, string]>([
    ['of objects', app => {
      const [a] = charts(app, 'a');
      a.node.findChild('x').node.addDependency(a.node.findChild('y'));
      a.node.findChild('y').node.addDependency(a.node.findChild('x'));
    }, 'a/x => a/y => a/x, because "a/x" depends on "a/y" and "a/y" depends on "a/x"'],
    ['of charts', app => {
      const [a, b, c] = charts(app, 'a', 'b', 'c');
      a.addDependency(b);
      b.addDependency(c);
      c.addDependency(a);
    }, 'a => b => c => a, because "a" depends on "b" and "b" depends on "c" and "c" depends on "a"'],
    ['that only the charts have', app => {
      const [a, b] = charts(app, 'a', 'b');
      a.node.findChild('x').node.addDependency(b.node.findChild('x'));
      b.node.findChild('y').node.addDependency(a.node.findChild('y'));
    }, 'a => b => a, because "a/x" depends on "b/x" and "b/y" depends on "a/y"'],
    ['of a nested chart', app => {
      const [a] = charts(app, 'a');
      configMap(new Chart(a, 'nested'), 'z').addDependency(a.node.findChild('x'));
    }, 'a => a/nested => a, because "a" comes after the charts inside it and "a/nested/z" depends on "a/x"'],
    ['of one object', app => {
      const [a] = charts(app, 'a');
      a.node.findChild('x').node.addDependency(a.node.findChild('x'));
    }, 'a/x => a/x, because "a/x" depends on "a/x"'],
    ['of a construct and its parts', app => {
      const group = new Construct(charts(app, 'a')[0], 'group');
      ['x', 'y'].forEach(name => configMap(group, name));
      group.node.scope!.node.addDependency(group);
    }, 'a/group/x => a/group/y => a/group/x, because "a" depends on "a/group"'],
  ])('%s', (_, define, message) => {
    const app = new FleetApp();
    define(app);
    expect(() => app.synthYaml()).toThrow(`Dependency cycle detected: ${message}; remove one of these dependencies.`);
    expect(() => app.charts).toThrow('Dependency cycle detected');
  });
});

test('a dependency outside of all charts is refused', () => {
  const app = new FleetApp();
  const region = new Construct(app, 'region');
  const chart = new Chart(region, 'chart');
  chart.node.addDependency(region);
  expect(() => app.synthYaml()).toThrow('"region/chart" depends on "region", but "region" is in no chart; name the charts inside it instead.');
});

test('synthesis adds no dependencies to the constructs', () => {
  const app = new FleetApp();
  const [a, b] = charts(app, 'a', 'b');
  a.node.findChild('x').node.addDependency(b);
  app.synthYaml();
  expect(app.node.findAll().map(({ node }) => node.dependencies.length)).toEqual([0, 0, 1, 0, 0, 0, 0]);
});

test('layers and chains that App cannot finish take no time', () => {
  const app = new FleetApp();
  const chart = new Chart(app, 'chart');
  let layer: ApiObject[] = [];
  for (let index = 0; index < 300; index++) {
    const next = [configMap(chart, `a${index}`), configMap(chart, `b${index}`)];
    next.forEach(object => object.addDependency(...layer));
    layer = next;
  }
  let before: Chart | undefined;
  for (let index = 0; index < 3_000; index++) {
    const link = new Chart(app, `chain-${index}`);
    if (before) { before.addDependency(link); }
    before = link;
  }
  expect(app.charts.map(({ node }) => node.id).slice(0, 3)).toEqual(['chart', 'chain-2999', 'chain-2998']);
});

test('two charts with many objects each stay linear', () => {
  const app = new FleetApp();
  const [a, b] = ['a', 'b'].map(id => {
    const chart = new Chart(app, id);
    for (let index = 0; index < 3_000; index++) { configMap(chart, `o${index}`); }
    return chart;
  });
  a.addDependency(b);
  expect(app.charts).toEqual([b, a]);
});
