import * as fc from 'fast-check';
import { emptyChart, plainClass } from './support';
import { ClassCluster, ClassPatch, ClassVariable, ClusterClass, VSphereClass, VSphereClassProps, VariableSchema } from '../../src';
import { vsphere } from '../support/fixtures';

/** What untyped code may hand over. */
const garbage = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<any>(undefined, NaN, -1, 1.5, '', ' ', 'a\nb', '__proto__', '{{', [], {}, [null], { name: 'x' }, new Map(), () => 1, Object.create(null)),
);

function expectOurErrorOrNothing(make: () => unknown): void {
  try {
    make();
  } catch (error) {
    const { message, constructor } = error as Error;
    // A crash fails with its own stack.
    if (constructor !== Error || !/^[^\n]{1,1000}\.$/.test(message)) { throw error; }
  }
}

const CLASS = ['topology', 'distribution', 'setup', 'kubernetes', 'network', 'variables', 'patches', 'kubernetesVersions', 'minimumKubernetesVersion', 'naming', 'availabilityGates', 'name', 'namespace', 'renderProfile'];
const CLUSTER = ['class', 'kubernetesVersion', 'variables', 'topology', 'controlPlane', 'pools', 'network', 'name', 'namespace', 'labels', 'annotations', 'paused', 'availabilityGates', 'drainRules'];
const VSPHERE: (keyof VSphereClassProps)[] = ['kubeVip', 'distribution', 'setup', 'bootFormat', 'controlPlane', 'pools', 'network', 'naming'];

test('garbage in a property of a class gives our error', () => {
  fc.assert(fc.property(fc.constantFrom(...CLASS), garbage, (prop, value) =>
    expectOurErrorOrNothing(() => new ClusterClass(emptyChart(), 'edge', { topology: vsphere({ pools: [{ name: 'a' }] }), [prop]: value }))), { numRuns: 300 });
});

test('garbage in a property of a cluster gives our error', () => {
  const type = plainClass(emptyChart());
  fc.assert(fc.property(fc.constantFrom(...CLUSTER), garbage, (prop, value) =>
    expectOurErrorOrNothing(() => new ClassCluster(emptyChart(), 'site-1', { class: type, kubernetesVersion: 'v1.34.3', [prop]: value }))), { numRuns: 300 });
});

test('garbage for the vSphere class, variables and patches gives our error', () => {
  const gpu = ClassVariable.boolean('gpu');
  fc.assert(fc.property(fc.constantFrom(...VSPHERE), garbage, (prop, value) => {
    expectOurErrorOrNothing(() => new VSphereClass(emptyChart(), 'vsphere', { [prop]: value }));
    for (const kind of ['text', 'integer', 'number', 'boolean', 'list', 'map', 'object'] as const) {
      expectOurErrorOrNothing(() => ClassVariable[kind]('a', value as any));
      expectOurErrorOrNothing(() => ClassVariable[kind]('a', { properties: {}, defaultValue: value, description: value, rules: value } as any));
      expectOurErrorOrNothing(() => ClassVariable[kind](value as any, { properties: { a: VariableSchema.text() } } as any));
    }
    expectOurErrorOrNothing(() => ClassVariable.text('a').of(value));
    expectOurErrorOrNothing(() => ClassVariable.withSchema('a', value as any));
    expectOurErrorOrNothing(() => ClassPatch.when(gpu, value as any));
    expectOurErrorOrNothing(() => ClassPatch.when(value as any, { setup: {} }));
    expectOurErrorOrNothing(() => ClassPatch.external('x', value as any));
  }), { numRuns: 200 });
});
