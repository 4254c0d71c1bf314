import { Addon, AddonEdge, EdgeKind } from '../contract/addon';
import { oneOf } from '../values/check-scalars';

/** An addon with its edges resolved to names of the same stack. */
export interface OrderedAddon {
  readonly addon: Addon;
  readonly after: AddonEdge[];
}

const edgeKind = oneOf(EdgeKind);

/**
 * The addons in an order that respects every edge. Addons that do not depend on each other stay in the given order, so adding one does not
 * shuffle the others.
 */
export function orderAddons(where: string, addons: readonly Addon[]): OrderedAddon[] {
  const waiting = addons.map(addon => ({ addon, after: resolve(where, addon, addons) }));
  const placed = new Set<string>();
  const ordered: OrderedAddon[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ after }) => after.every(edge => placed.has(edge.addon)));
    if (next < 0) { throw new Error(`${where}: ${cycleOf(waiting).map(name => `"${name}"`).join(' comes after ')}: a circle has no order; remove one of these edges.`); }
    const [item] = waiting.splice(next, 1);
    placed.add(item.addon.name);
    ordered.push(item);
  }
  return ordered;
}

/** Edges by role become edges by name; edges to addons that the stack does not hold have no effect. */
function resolve(where: string, addon: Addon, addons: readonly Addon[]): AddonEdge[] {
  const kinds = new Map<string, EdgeKind>();
  for (const edge of addon.after) {
    edgeKind(`${where}: addon "${addon.name}".after["${edge.addon}"].kind`, edge.kind);
    for (const other of addons) {
      const byRole = other.name !== addon.name && other.provides.includes(edge.addon);
      if (other.name !== edge.addon && !byRole) { continue; }
      if (kinds.get(other.name) !== EdgeKind.READY) { kinds.set(other.name, edge.kind); }
    }
  }
  return [...kinds].map(([name, kind]) => ({ addon: name, kind }));
}

/** One circle among addons none of which can come next: following edges backwards must run into one. */
function cycleOf(stuck: readonly OrderedAddon[]): string[] {
  const path: string[] = [];
  let at = stuck[0];
  while (!path.includes(at.addon.name)) {
    path.push(at.addon.name);
    const blocked = at.after.find(edge => stuck.some(({ addon }) => addon.name === edge.addon))!;
    at = stuck.find(({ addon }) => addon.name === blocked.addon)!;
  }
  return [...path.slice(path.indexOf(at.addon.name)), at.addon.name];
}
