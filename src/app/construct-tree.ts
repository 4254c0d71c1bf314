import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/** Stands for "above all charts". */
export const NO_CHART = -1;

/**
 * The constructs below a root, numbered in pre-order. The subtree of construct `i` is the range from `i` up to `end(i)`, so that
 * "lies inside" is a comparison of numbers and no question about the tree walks it again.
 */
export class ConstructTree {
  readonly constructs: IConstruct[] = [];
  private readonly ends: number[] = [];
  private readonly charts: number[] = [];
  private readonly objects = new Map<number, number[]>();
  private numbers?: Map<IConstruct, number>;

  constructor(root: IConstruct) {
    this.visit(root, NO_CHART);
  }

  /** One more than the last construct inside `index`. */
  end(index: number): number {
    return this.ends[index];
  }

  /** The closest chart around `index`, itself included. */
  chartOf(index: number): number {
    return this.charts[index];
  }

  isChart(index: number): boolean {
    return this.charts[index] === index;
  }

  /** Whether one of the two lies inside the other. */
  overlap(one: number, other: number): boolean {
    return one < other ? other < this.ends[one] : one < this.ends[other];
  }

  numberOf(construct: IConstruct): number | undefined {
    this.numbers ??= new Map(this.constructs.map((member, index) => [member, index]));
    return this.numbers.get(construct);
  }

  /** The direct children of `index`. */
  *children(index: number): IterableIterator<number> {
    for (let child = index + 1; child < this.ends[index]; child = this.ends[child]) { yield child; }
  }

  /** The API objects at or below `index` that belong to the same chart as `index`; those of nested charts are not among them. */
  objectsUnder(index: number): number[] {
    let found = this.objects.get(index);
    if (!found) {
      found = [];
      for (let member = index; member < this.ends[index];) {
        if (this.charts[member] !== this.charts[index]) {
          member = this.ends[member];
        } else {
          if (ApiObject.isApiObject(this.constructs[member])) { found.push(member); }
          member++;
        }
      }
      this.objects.set(index, found);
    }
    return found;
  }

  private visit(construct: IConstruct, chart: number): void {
    const index = this.constructs.push(construct) - 1;
    const own = Chart.isChart(construct) ? index : chart;
    this.charts.push(own);
    this.ends.push(index);
    for (const child of construct.node.children) { this.visit(child, own); }
    this.ends[index] = this.constructs.length;
  }
}
