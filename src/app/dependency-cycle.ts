import { ConstructTree } from './construct-tree';
import { Declaration } from './dependencies';

/**
 * A cycle in the words of the user. Its edges are often conclusions (a chart depends on another because of two constructs somewhere inside
 * them), so the message names what was written down as well.
 */
export function cycleError(tree: ConstructTree, declared: readonly Declaration[], cycle: readonly number[]): Error {
  const path = (index: number) => tree.constructs[index].node.path;
  const reasons = cycle.map((from, step) => {
    const to = cycle[(step + 1) % cycle.length];
    const cause = declared.find(({ source, target }) => source === from && target === to) ?? declared.find(one => implies(tree, one, from, to));
    return cause
      ? `"${path(cause.source)}" depends on "${path(cause.target)}"`
      : `"${path(tree.chartOf(from))}" comes after the charts inside it`;
  });
  const route = [...cycle, cycle[0]].map(path).join(' => ');
  return new Error(`Dependency cycle detected: ${route}, because ${[...new Set(reasons)].join(' and ')}; remove one of these dependencies.`);
}

/** Whether a declared dependency makes `from` depend on `to`, be it through the constructs inside or through the charts around. */
function implies(tree: ConstructTree, { source, target }: Declaration, from: number, to: number): boolean {
  const sameCharts = tree.chartOf(source) === tree.chartOf(from) && tree.chartOf(target) === tree.chartOf(to);
  const inside = source <= from && from < tree.end(source) && target <= to && to < tree.end(target);
  return sameCharts && (inside || tree.chartOf(source) !== tree.chartOf(target));
}
