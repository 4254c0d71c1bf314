import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConstructTree, NO_CHART } from './construct-tree';

/** `source.node.addDependency(target)`, as numbers of a tree. */
export interface Declaration {
  readonly source: number;
  readonly target: number;
}

/** What each construct of a tree depends on, as numbers of the tree. */
export interface Dependencies {
  /** By source; sparse, because most constructs depend on nothing. The order is the one in which cdk8s adds dependencies: the output follows it. */
  readonly targets: ReadonlySet<number>[];

  /** What the user wrote, without the conclusions. */
  readonly declared: Declaration[];

  /** Whether any chart depends on another; cdk8s then numbers the output files. */
  readonly linkCharts: boolean;
}

/**
 * Reads `node.addDependency()` and adds what cdk8s concludes from it for charts: a chart comes after the charts directly inside it, and after
 * the chart of anything that one of its constructs depends on. Unlike cdk8s this changes no construct.
 * @throws when a dependency begins or ends outside of all charts, where no object could carry it.
 */
export function readDependencies(tree: ConstructTree): Dependencies {
  const targets: Set<number>[] = [];
  const declared: Declaration[] = [];
  let linkCharts = false;

  const add = (source: number, target: number) => (targets[source] ??= new Set()).add(target);

  tree.constructs.forEach((construct, source) => {
    for (const target of construct.node.dependencies) {
      requireChart(tree.chartOf(source), construct, target, construct);
      const known = tree.numberOf(target);
      if (known !== undefined) {
        requireChart(tree.chartOf(known), construct, target, target);
        add(source, known);
        declared.push({ source, target: known });
      } else {
        // Not in this app, or removed from it: there is nothing to order but the chart it was in, as in cdk8s.
        const chart = tree.numberOf(Chart.of(target));
        if (chart === undefined) { linkCharts = true; } else if (chart !== tree.chartOf(source)) { add(source, chart); }
      }
    }
  });
  tree.constructs.forEach((_, parent) => {
    if (!tree.isChart(parent)) { return; }
    for (const child of tree.children(parent)) {
      if (tree.isChart(child)) { add(parent, child); }
    }
  });
  targets.forEach((list, source) => {
    for (const target of list) {
      if (tree.chartOf(source) !== tree.chartOf(target)) {
        add(tree.chartOf(source), tree.chartOf(target));
        linkCharts = true;
      }
    }
  });
  return { targets, declared, linkCharts };
}

function requireChart(chart: number, source: IConstruct, target: IConstruct, outside: IConstruct): void {
  if (chart === NO_CHART) {
    throw new Error(`"${source.node.path}" depends on "${target.node.path}", but "${outside.node.path}" is in no chart; name the charts inside it instead.`);
  }
}
