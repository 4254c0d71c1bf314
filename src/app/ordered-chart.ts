import { ApiObject, App, Chart } from 'cdk8s';
import { ConstructTree } from './construct-tree';
import { DependencyGraph } from './dependency-graph';
import { OutputDocument } from './output';

/** The charts of an app in the order they are written, dependencies first. */
export interface ChartOrder {
  readonly charts: OrderedChart[];

  /** Whether any chart depends on another. */
  readonly linkCharts: boolean;
}

/** A chart and its API objects in the order they are written. Objects of charts nested in it are not among them. */
export class OrderedChart {
  constructor(readonly chart: Chart, readonly objects: ApiObject[]) {}

  /** What the chart renders to. A chart that renders itself in its own way is asked; all others need no second look at the whole app. */
  *documents(): IterableIterator<OutputDocument> {
    if (this.chart.toJson !== Chart.prototype.toJson) {
      for (const manifest of this.chart.toJson()) { yield { owner: this.chart.node.path, manifest }; }
      return;
    }
    for (const object of this.objects) { yield { owner: object.node.path, manifest: object.toJson() }; }
  }
}

/**
 * Order all charts and objects of an app in one go.
 * @throws when dependencies lead in a circle.
 */
export function orderCharts(app: App): ChartOrder {
  const tree = new ConstructTree(app);
  const graph = new DependencyGraph(tree);
  const charts = graph.order(0)
    .filter(index => tree.isChart(index))
    .map(index => new OrderedChart(tree.constructs[index] as Chart, orderObjects(tree, graph, index)));
  return { charts, linkCharts: graph.linkCharts };
}

function orderObjects(tree: ConstructTree, graph: DependencyGraph, chart: number): ApiObject[] {
  const objects = tree.objectsUnder(chart);
  const order = graph.touches(chart)
    ? graph.order(chart).filter(index => tree.chartOf(index) === chart && ApiObject.isApiObject(tree.constructs[index]))
    : objects;
  return order.map(index => tree.constructs[index] as ApiObject);
}
