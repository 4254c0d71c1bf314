import { App, AppProps, Chart, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { configMap } from './app-shapes';
import { Output, outputOf } from './compare';
import { FleetApp } from '../../src/app/fleet-app';

type Kind = 'chart' | 'construct' | 'object';
interface RandomApp {
  readonly nodes: { readonly kind: Kind; readonly parent: number; readonly id: string }[];
  /** Source and target as positions among the nodes. */
  readonly dependencies: [number, number][];
}

function randomApp(kinds: fc.Arbitrary<Kind>, maxNodes: number, downwards: boolean): fc.Arbitrary<RandomApp> {
  const node = fc.record({ kind: kinds, parent: fc.nat(), id: fc.constantFrom('a', 'X', '1', '9') });
  return fc.integer({ min: 2, max: maxNodes }).chain(size => {
    const ends = fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([source, target]) => downwards ? source < target : source !== target);
    return fc.record({ nodes: fc.array(node, { minLength: size, maxLength: size }), dependencies: fc.array(ends, { maxLength: 8 }) });
  });
}

function define(app: App, { nodes, dependencies }: RandomApp): void {
  const made: Construct[] = [];
  nodes.forEach(({ kind, parent, id }, index) => {
    const scope = index === 0 ? app : [app, ...made][parent % (made.length + 1)];
    const inChart = scope.node.scopes.some(Chart.isChart);
    const name = `${id}${index}`;
    made.push(kind === 'construct' ? new Construct(scope, name) : kind === 'chart' || !inChart ? new Chart(scope, name) : configMap(scope as Construct, name));
  });
  dependencies.forEach(([source, target]) => made[source].node.addDependency(made[target]));
}

/** Either what was written or that it was refused, and why in general. */
function outcome(make: (props: AppProps) => App, random: RandomApp, props: AppProps): Output | string {
  try {
    return outputOf(make, app => define(app, random), props);
  } catch (error) {
    const { message } = error as Error;
    if (/^Dependency cycle detected: /.test(message)) { return 'cycle'; }
    if (/ is in no chart; |^cannot find a parent chart/.test(message)) { return 'no chart'; }
    throw error;
  }
}

const counts: { [outcome: string]: number } = { written: 0 };

function sameAsStock(random: RandomApp, yamlOutputType: YamlOutputType): void {
  const expected = outcome(props => new App(props), random, { yamlOutputType });
  const kind = typeof expected === 'string' ? expected : 'written';
  counts[kind] = (counts[kind] ?? 0) + 1;
  expect(outcome(props => new FleetApp(props), random, { yamlOutputType })).toEqual(expected);
}

const OUTPUT_TYPE = fc.constantFrom(YamlOutputType.FILE_PER_CHART, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, YamlOutputType.FILE_PER_APP);
const MIXED = fc.constantFrom<Kind>('chart', 'construct', 'object', 'object', 'object');
const FLAT = fc.constantFrom<Kind>('construct', 'object', 'object', 'object');

test('an app of any shape, with any dependencies, is written or refused as App does', () => {
  fc.assert(fc.property(randomApp(MIXED, 12, false), OUTPUT_TYPE, sameAsStock), { numRuns: 400 });
});

test('so is one whose dependencies mostly have an order', () => {
  fc.assert(fc.property(randomApp(MIXED, 14, true), OUTPUT_TYPE, sameAsStock), { numRuns: 400 });
});

test('so is a single chart with dependencies inside', () => {
  const inOneChart = randomApp(FLAT, 12, true).map(({ nodes, dependencies }) => {
    const [, ...others] = nodes;
    // Position 0 is the app, position 1 the chart.
    const inside = others.map((node, index) => ({ ...node, parent: 1 + node.parent % (index + 1) }));
    return { nodes: [{ kind: 'chart' as Kind, parent: 0, id: 'a' }, ...inside], dependencies };
  });
  fc.assert(fc.property(inOneChart, OUTPUT_TYPE, sameAsStock), { numRuns: 400 });
});

test('the random apps are of all sorts', () => {
  expect(counts.written).toBeGreaterThan(200);
  expect(counts.cycle).toBeGreaterThan(50);
  expect(counts['no chart']).toBeGreaterThan(10);
});
