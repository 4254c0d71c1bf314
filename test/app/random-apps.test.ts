import { App, AppProps, Chart, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { FleetApp } from '../../src/app/fleet-app';
import { configMap } from './app-shapes';
import { Output, outputOf } from './compare';

type Kind = 'chart' | 'construct' | 'object';
interface RandomApp {
  readonly nodes: { readonly kind: Kind; readonly parent: number; readonly id: string }[];
  /** Source and target as positions among the nodes. */
  readonly dependencies: [number, number][];
}

function randomApp(kinds: fc.Arbitrary<Kind>, maxNodes: number, downwards: boolean): fc.Arbitrary<RandomApp> {
  return fc.integer({ min: 1, max: maxNodes }).chain(size => fc.record({
    nodes: fc.array(fc.record({ kind: kinds, parent: fc.nat(), id: fc.constantFrom('a', 'b', 'Default', '1', '10', 'X') }), { minLength: size, maxLength: size }),
    dependencies: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([source, target]) => downwards ? source < target : source !== target), { maxLength: 8 }),
  }));
}

function define(app: App, { nodes, dependencies }: RandomApp): void {
  const made: Construct[] = [];
  nodes.forEach(({ kind, parent, id }, index) => {
    const scope = index === 0 ? app : [app, ...made][parent % (made.length + 1)];
    const inChart = scope.node.scopes.some(Chart.isChart);
    // A number alone is a different key than one with a letter; cdk8s orders by it.
    const name = /^\d/.test(id) ? `${id}${index}` : `${id}${index}`;
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
  const inOneChart = randomApp(FLAT, 12, true).map(({ nodes, dependencies }) => ({ nodes: [{ kind: 'chart' as Kind, parent: 0, id: 'a' }, ...nodes.map(node => ({ ...node, parent: node.parent }))], dependencies: dependencies.map(([s, t]) => [s + 1, t + 1] as [number, number]) }));
  fc.assert(fc.property(inOneChart, OUTPUT_TYPE, sameAsStock), { numRuns: 300 });
});

test('the random apps are of all sorts', () => {
  console.log(counts);
  expect(counts.written).toBeGreaterThan(300);
  expect(counts.cycle).toBeGreaterThan(50);
  expect(counts['no chart']).toBeGreaterThan(10);
});
