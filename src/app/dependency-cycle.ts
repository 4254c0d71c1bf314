import { ConstructTree } from './construct-tree';
import { Dependencies } from './dependencies';

/**
 * A cycle in the words of the user. Its edges are often conclusions (a chart depends on another because of two constructs somewhere inside), so
 * the message also names the dependency that was declared for each.
 */
export function cycleError(tree: ConstructTree, dependencies: Dependencies, cycle: readonly number[]): Error {
  const path = (index: number) => tree.constructs[index].node.path;
  const reasons = new Set<string>();
  cycle.forEach((from, step) => {
    const reason = reasonFor(tree, dependencies, from, cycle[(step + 1) % cycle.length]);
    if (reason) { reasons.add(`"${path(reason[0])}" ${reason[2]} "${path(reason[1])}"`); }
  });
  const route = [...cycle, cycle[0]].map(path).join(' => ');
  return new Error(`Dependency cycle detected: ${route}; ${[...reasons].join(', ')}. Remove one of these dependencies.`);
}

function reasonFor(tree: ConstructTree, dependencies: Dependencies, from: number, to: number): [number, number, string] | undefined {
  ...
}
