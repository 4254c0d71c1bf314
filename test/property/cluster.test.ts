import { ApiObject, Chart, Duration, Size, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { gatherings, optionsArbitrary } from './cluster-arbitraries';
import { VSphereTopologyProps, WorkloadCluster, WorkloadClusterProps } from '../../src';
import { checkObject } from '../../src/api';
import { vsphere } from '../support/fixtures';
import { manifestText, problemsOf } from '../support/golden';

/** Props of a cluster; the topology as its own props, so that all of them can be varied. */
interface Program {
  readonly cluster: Partial<WorkloadClusterProps>;
  readonly topology: Partial<VSphereTopologyProps>;
}

/** The objects of a program and the rule lines about it, or the message it was refused with. */
function run({ cluster, topology }: Program): { readonly objects: any[]; readonly problems: string[] } | string {
  const chart = new Chart(Testing.app(), 'chart');
  try {
    new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere(topology), ...cluster });
    return { objects: chart.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson()), problems: problemsOf(chart) };
  } catch (error) {
    return ourError(error);
  }
}

/** One line that says where and what; a crash fails the property with its stack. */
function ourError(error: unknown): string {
  const { message, constructor } = error as Error;
  if (constructor !== Error || !/^[^\n]{1,2000}\.$/.test(message) || !message.includes(': ')) { throw error; }
  return message;
}

const RULE_LINE = /^\[chart\/prod\] [A-Z]+-\d+ [a-z0-9-]+: .+\.$/s;

test('names are legal and short enough, or refused', () => {
  const name = fc.oneof(fc.stringMatching(/^[a-z0-9][-a-z0-9]{0,62}[a-z0-9]$/), fc.stringMatching(/^[a-zA-Z0-9_.-]{0,70}$/), fc.string({ maxLength: 80 }));
  fc.assert(fc.property(name, name, name, (clusterName, poolName, ruleName) => {
    const outcome = run({
      cluster: { name: clusterName, drainRules: [{ name: ruleName, behavior: 'Skip' as any }] },
      topology: { pools: [{ name: poolName }] },
    });
    if (typeof outcome === 'string') { return; }
    for (const { metadata } of outcome.objects) {
      expect(metadata.name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
      expect(metadata.name.length).toBeLessThanOrEqual(63);
    }
    expect(new Set(outcome.objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).size).toBe(outcome.objects.length);
  }), { numRuns: 300 });
});

test('any combination of options gives objects the API accepts, rule lines, or our error', () => {
  let accepted = 0;
  fc.assert(fc.property(optionsArbitrary, program => {
    const outcome = run(program);
    if (typeof outcome === 'string') { return; }
    for (const problem of outcome.problems) {
      expect(problem).toMatch(RULE_LINE);
      expect(problem).not.toMatch('SCH-10');
    }
    for (const object of outcome.objects) { expect([object.kind, checkObject(object)]).toEqual([object.kind, { checked: true, findings: [] }]); }
    accepted++;
  }), { numRuns: 300 });
  // Otherwise the property would say nothing.
  expect(accepted).toBeGreaterThan(100);
});

test('the order of properties and a second run change no byte', () => {
  fc.assert(fc.property(optionsArbitrary, fc.infiniteStream(fc.nat()), (program, order) => {
    const outcome = run(program);
    expect(run(program)).toEqual(outcome);
    if (typeof outcome === 'string') { return; }
    const shuffled = run(reordered(program, order));
    expect(typeof shuffled === 'string' ? shuffled : manifestText(shuffled.objects)).toBe(manifestText(outcome.objects));
  }), { numRuns: 100 });
});

test('garbage in any property gives our error or legal objects, never a crash', () => {
  const complete: Program = gatherings();
  const paths = pathsOf(complete);
  const garbage = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<any>(undefined, NaN, Infinity, -1, 1.5, 1e21, 10n, '', ' ', '\0', 'a\nb', '__proto__', '{{', '{{ . }}', '🙂', [], {}, [null], [[]], { name: 'x' }, new Map(),
      Duration.days(100000), Duration.millis(1), Size.kibibytes(1), () => 1, new Date(0), Object.create(null)),
  );
  fc.assert(fc.property(fc.constantFrom(...paths), garbage, (path, value) => {
    const outcome = run(replaced(complete, path, value));
    if (typeof outcome === 'string') { return; }
    for (const problem of outcome.problems) { expect(problem).toMatch(RULE_LINE); }
    // What is neither refused nor reported must be fit for the API server.
    if (outcome.problems.length > 0) { return; }
    const findings = outcome.objects.map(object => [object.kind, checkObject(object).findings]);
    expect([path, value, findings]).toEqual([path, value, outcome.objects.map(({ kind }) => [kind, []])]);
  }), { numRuns: 1500 });
});

/** A copy with the keys of every object in another order; class instances stay as they are. */
function reordered(value: any, order: Iterator<number>): any {
  if (Array.isArray(value)) { return value.map(item => reordered(item, order)); }
  if (!isPlain(value)) { return value; }
  const keyed = Object.entries(value).map(([key, item]) => ({ key, item, rank: order.next().value as number }));
  return Object.fromEntries(keyed.sort((a, b) => a.rank - b.rank).map(({ key, item }) => [key, reordered(item, order)]));
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  const inner = Array.isArray(value) || isPlain(value)
    ? Object.entries(value as object).flatMap(([key, item]) => pathsOf(item, [...path, key]))
    : [];
  return path.length > 1 ? [path, ...inner] : inner;
}

function replaced(value: any, [key, ...rest]: string[], garbage: unknown): any {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = rest.length === 0 ? garbage : replaced(copy[key], rest, garbage);
  return copy;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
