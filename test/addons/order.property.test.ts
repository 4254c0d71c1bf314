import * as fc from 'fast-check';
import { cluster, stackObjects, TestAddon } from './support';
import { EdgeKind } from '../../src';

/** Names in the order in which the engine got them. */
function orderOf(addons: TestAddon[]): string[] {
  return stackObjects(cluster(), { addons })
    .filter(object => object.kind === 'ClusterResourceSet')
    .map(object => object.metadata.name.slice('prod-'.length));
}

const graph = fc.integer({ min: 1, max: 8 }).chain(size => fc.record({
  size: fc.constant(size),
  roles: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: size, maxLength: size }),
  // From, to, and whether the edge names the addon or its role.
  edges: fc.array(fc.tuple(fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 }), fc.boolean()), { maxLength: 12 }),
}));

test('every order respects every edge, by name and by role, or the graph is refused for a real cycle', () => {
  fc.assert(fc.property(graph, ({ size, roles, edges }) => {
    // GIVEN
    const names = Array.from({ length: size }, (_, index) => `addon-${index}`);
    const targets = (from: number, to: number, byRole: boolean) =>
      byRole ? names.filter((_, other) => other !== from && roles[other] === roles[to]) : [names[to]];
    const needs = new Map(names.map(name => [name, new Set<string>()]));
    for (const [from, to, byRole] of edges) { targets(from, to, byRole).forEach(target => needs.get(names[from])!.add(target)); }
    const addons = names.map((name, index) => new TestAddon(name, {
      provides: [`role-${roles[index]}`],
      after: edges.filter(([from]) => from === index).map(([, to, byRole]) => ({ addon: byRole ? `role-${roles[to]}` : names[to], kind: EdgeKind.CONVERGES })),
    }));

    // WHEN
    let order: string[];
    try {
      order = orderOf(addons);
    } catch (error) {
      // THEN the message walks a circle along real edges
      const circle = [...(error as Error).message.matchAll(/"(addon-\d)"/g)].map(match => match[1]);
      expect(circle.length).toBeGreaterThan(1);
      expect(circle[0]).toBe(circle[circle.length - 1]);
      circle.slice(1).forEach((name, index) => expect([...needs.get(circle[index])!]).toContain(name));
      return;
    }

    // THEN
    expect([...order].sort()).toEqual([...names].sort());
    for (const [name, before] of needs) { before.forEach(other => expect(order.indexOf(other)).toBeLessThan(order.indexOf(name))); }
  }), { numRuns: 150 });
});

test('addons that do not depend on each other stay in the given order', () => {
  fc.assert(fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 }), names => {
    expect(orderOf(names.map(name => new TestAddon(name)))).toEqual(names);
  }), { numRuns: 20 });
});
