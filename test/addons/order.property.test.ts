import * as fc from 'fast-check';
import { Engine, ENGINES, Gate } from './engines';
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

const chart = { repository: 'https://charts.example.com', name: 'app', version: '1.2.3' };

interface Node {
  readonly name: string;
  readonly chart: boolean;
  readonly after: { readonly addon: string; readonly kind: EdgeKind }[];
}

/** Graphs without circles: an addon comes after addons with a smaller number, and the stack gets them shuffled. */
const engineGraph = fc.integer({ min: 1, max: 7 }).chain(size => fc.record({
  charts: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
  edges: fc.array(
    fc.tuple(fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 }), fc.constantFrom(EdgeKind.READY, EdgeKind.CONVERGES)),
    { maxLength: 10 },
  ),
  order: fc.shuffledSubarray(Array.from({ length: size }, (_, index) => index), { minLength: size }),
  allCharts: fc.boolean(),
}).map(({ charts, edges, order, allCharts }): Node[] => {
  const nodes = charts.map((isChart, index): Node => {
    const kinds = new Map<number, EdgeKind>();
    for (const [from, to, kind] of edges) {
      if (from === index && to < index && kinds.get(to) !== EdgeKind.READY) { kinds.set(to, kind); }
    }
    return { name: `addon-${index}`, chart: isChart || allCharts, after: [...kinds].map(([to, kind]) => ({ addon: `addon-${to}`, kind })) };
  });
  return order.map(index => nodes[index]);
}));

function deliver(engine: Engine, nodes: Node[]): any[] {
  return stackObjects(cluster(), {
    delivery: engine.delivery,
    addons: nodes.map(({ name, chart: isChart, after }) => {
      const release = isChart && engine.charts ? { chart, manifests: undefined } : {};
      return new TestAddon(name, { after, release });
    }),
  });
}

/** Addons that wait for nobody, neither themselves nor through another one: nothing may hold them back for long. */
function isFree(name: string, nodes: readonly Node[]): boolean {
  return nodes.find(node => node.name === name)!.after.every(({ addon, kind }) => kind === EdgeKind.CONVERGES && isFree(addon, nodes));
}

/**
 * Play the engine's gates against a cluster in which an addon runs only when everything it comes after runs, and when the free addons that come
 * after it are installed: the pods of a network wait for the cloud provider that comes after the network. Returns what never runs.
 */
function stuck(nodes: readonly Node[], gates: ReadonlyMap<string, Gate[]>): string[] {
  const installed = new Set<string>();
  const ready = new Set<string>();
  for (let changed = true; changed;) {
    const before = installed.size + ready.size;
    for (const { name, after } of nodes) {
      if ((gates.get(name) ?? []).every(gate => (gate.ready ? ready : installed).has(gate.addon))) { installed.add(name); }
      const followers = nodes.filter(node => isFree(node.name, nodes) && node.after.some(({ addon }) => addon === name));
      const works = after.every(({ addon }) => ready.has(addon)) && followers.every(node => installed.has(node.name));
      if (installed.has(name) && works) { ready.add(name); }
    }
    changed = installed.size + ready.size > before;
  }
  return nodes.map(({ name }) => name).filter(name => !ready.has(name));
}

describe.each(Object.entries(ENGINES))('%s', (name, engine) => {
  test('every edge is kept, or refused for a reason that names it', () => {
    let kept = 0;
    fc.assert(fc.property(engineGraph, nodes => {
      const isChart = new Map(nodes.map(node => [node.name, node.chart]));
      const readyEdges = nodes.flatMap(node => node.after.filter(({ kind }) => kind === EdgeKind.READY).map(({ addon }) => [node.name, addon]));

      // WHEN
      let objects: any[];
      try {
        objects = deliver(engine, nodes);
      } catch (error) {
        // THEN
        const [, later, earlier] = new RegExp(`^${name}: "([^"]+)" needs "([^"]+)" to be ready first on cluster "prod", and `).exec((error as Error).message)!;
        expect(readyEdges).toContainEqual([later, earlier]);
        return;
      }

      // THEN
      const order = engine.order(objects);
      const gates = engine.gates(objects);
      expect([...order].sort()).toEqual(nodes.map(node => node.name).sort());
      for (const node of nodes) {
        for (const { addon, kind } of node.after) {
          expect(order.indexOf(addon)).toBeLessThan(order.indexOf(node.name));
          if (kind === EdgeKind.CONVERGES) { continue; }
          kept++;
          // A chart must be waited for; a ConfigMap is ready when it is there.
          expect(gates.get(node.name)).toContainEqual(isChart.get(addon) ? { addon, ready: true } : expect.objectContaining({ addon }));
        }
      }
      expect(stuck(nodes, gates)).toEqual([]);
    }), { numRuns: 150 });
    expect(kept > 0).toBe(engine.waits);
  });

  test('an addon that waits for nobody is held back by nobody\'s pods', () => {
    fc.assert(fc.property(engineGraph, nodes => {
      let objects: any[];
      try {
        objects = deliver(engine, nodes);
      } catch {
        return;
      }
      const gates = engine.gates(objects);
      for (const free of nodes.filter(node => isFree(node.name, nodes))) {
        expect((gates.get(free.name) ?? []).filter(({ ready }) => ready)).toEqual([]);
      }
    }), { numRuns: 80 });
  });
});
