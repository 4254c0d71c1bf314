import { ConstructTree } from './construct-tree';
import { Dependencies, readDependencies } from './dependencies';
import { cycleError } from './dependency-cycle';
import { DepthFirst } from './depth-first';

/**
 * The order that dependencies ask for, as cdk8s reads them: one between two constructs holds for every API object inside them.
 *
 * cdk8s adds an edge for every pair of objects and walks all routes for each edge: quadratic for two charts, exponential for layers. Here all
 * objects of a source share one vertex that leads to one vertex per target ("whatever is in a comes after whatever is in b"). The resulting
 * order is the same, since a depth-first search only asks in which order vertices are reached.
 */
export class DependencyGraph {
  /** Whether any chart depends on another; cdk8s then numbers the output files. */
  readonly linkCharts: boolean;
  private readonly dependencies: Dependencies;
  private readonly outbound: number[][] = [];
  private readonly search: DepthFirst;
  private readonly groups = new Map<number, number>();

  constructor(private readonly tree: ConstructTree) {
    this.dependencies = readDependencies(tree);
    this.linkCharts = this.dependencies.linkCharts;
    this.search = new DepthFirst(tree.constructs.length, this.outbound);
    this.dependencies.targets.forEach((targets, source) => { this.outbound[source] = [...targets]; });
    this.dependencies.targets.forEach((targets, source) => this.linkObjects(source, targets));
  }

  /**
   * The constructs at and below `index`: dependencies first, otherwise as in the tree. What leads out of the subtree is not looked at.
   * @throws when a dependency leads back to its start.
   */
  order(index: number): number[] {
    const { order, cycle } = this.search.search(index, this.tree.end(index), index === 0 ? this.numericIds() : []);
    if (cycle) { throw cycleError(this.tree, this.dependencies.declared, cycle); }
    return order;
  }

  /** Whether anything at or below `index` depends on anything; if not, its order is that of the tree. */
  touches(index: number): boolean {
    for (let member = index; member < this.tree.end(index); member++) {
      if (this.outbound[member]) { return true; }
    }
    return false;
  }

  private linkObjects(source: number, targets: ReadonlySet<number>): void {
    const sources = this.tree.objectsUnder(source);
    let bundle: number | undefined;
    for (const target of targets) {
      const objects = this.tree.objectsUnder(target);
      if (sources.length === 0 || objects.length === 0) { continue; }
      // Two single objects have their edge already.
      if (sources[0] === source && sources.length === 1 && objects[0] === target && objects.length === 1) { continue; }
      if (this.tree.chartOf(source) === this.tree.chartOf(target) && this.tree.overlap(source, target)) {
        this.linkOverlap(sources, objects);
        bundle = undefined;
        continue;
      }
      bundle ??= this.bundle(source, sources);
      this.outbound[bundle].push(this.group(target, objects));
    }
  }

  /** A construct and a part of it. An object does not depend on itself, so the shared vertices would show a cycle where there is none. */
  private linkOverlap(sources: number[], objects: number[]): void {
    if (sources.length > 1 && objects.length > 1) {
      // Two objects that are on both sides need each other. That is a cycle; these two edges are enough to find it.
      const [one, other] = sources.length < objects.length ? sources : objects;
      this.link(one, other);
      this.link(other, one);
      return;
    }
    for (const source of sources) {
      for (const object of objects) {
        if (source !== object) { this.link(source, object); }
      }
    }
  }

  private bundle(source: number, sources: number[]): number {
    const bundle = this.search.addVertex(source);
    this.outbound[bundle] = [];
    for (const object of sources) { this.link(object, bundle); }
    return bundle;
  }

  private group(target: number, objects: number[]): number {
    let group = this.groups.get(target);
    if (group === undefined) {
      group = this.search.addVertex(target);
      this.outbound[group] = objects;
      this.groups.set(target, group);
    }
    return group;
  }

  private link(from: number, to: number): void {
    (this.outbound[from] ??= []).push(to);
  }

  /** cdk8s keeps vertices in an object by path, and JavaScript puts whole-number keys first. Such paths exist only right below the app. */
  private numericIds(): number[] {
    return [...this.tree.children(0)].filter(child => {
      const { id } = this.tree.constructs[child].node;
      return /^(?:0|[1-9]\d*)$/.test(id) && Number(id) < 2 ** 32 - 1;
    });
  }
}
