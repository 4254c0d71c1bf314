/** Every vertex after those it leads to, or else a cycle: the vertices on it in their order. Helper vertices are left out of both. */
export interface DepthFirstResult {
  readonly order: number[];
  readonly cycle?: number[];
}

/**
 * Depth-first search over the vertices from 0 up to `size` and the helpers added to them. It keeps its own stack, because a chain of some ten
 * thousand dependencies exhausts the interpreter's, and its marks, because an app asks once per chart.
 */
export class DepthFirst {
  private readonly anchors: number[] = [];
  private reached = new Int32Array(0);
  private state = new Int32Array(0);
  private run = 0;
  private first = 0;
  private end = 0;

  constructor(private readonly size: number, private readonly outbound: readonly number[][]) {}

  /** Add a helper. It counts as lying where `anchor` lies. */
  addVertex(anchor: number): number {
    return this.size + this.anchors.push(anchor) - 1;
  }

  /** Search what lies from `first` up to `end`. It starts where nothing leads to, in the order of the numbers but at `early` before all others. */
  search(first: number, end: number, early: readonly number[]): DepthFirstResult {
    this.begin(first, end);
    const order: number[] = [];
    for (let vertex = first; vertex < end; vertex++) { this.markReached(vertex); }
    for (const vertex of early) {
      const cycle = this.reached[vertex] === this.run ? undefined : this.visit(vertex, order);
      if (cycle) { return { order, cycle }; }
    }
    for (let vertex = first; vertex < end; vertex++) {
      const cycle = this.reached[vertex] === this.run ? undefined : this.visit(vertex, order);
      if (cycle) { return { order, cycle }; }
    }
    // What no start leads to lies on a cycle or behind one.
    for (let vertex = first; vertex < end; vertex++) {
      const cycle = this.visit(vertex, order);
      if (cycle) { return { order, cycle }; }
    }
    return { order };
  }

  private begin(first: number, end: number): void {
    if (this.state.length !== this.size + this.anchors.length) {
      this.state = new Int32Array(this.size + this.anchors.length);
      this.reached = new Int32Array(this.state.length);
    }
    this.run++;
    this.first = first;
    this.end = end;
  }

  private within(vertex: number): boolean {
    const place = vertex < this.size ? vertex : this.anchors[vertex - this.size];
    return this.first <= place && place < this.end;
  }

  private markReached(vertex: number): void {
    for (const next of this.outbound[vertex] ?? []) {
      if (this.reached[next] === this.run || !this.within(next)) { continue; }
      this.reached[next] = this.run;
      // Two helpers in a row at most, so this does not go deep.
      if (next >= this.size) { this.markReached(next); }
    }
  }

  private visit(start: number, order: number[]): number[] | undefined {
    const open = 2 * this.run;
    const done = open + 1;
    if (this.state[start] === done) { return undefined; }
    const stack = [start];
    const cursors = [0];
    this.state[start] = open;
    while (stack.length > 0) {
      const vertex = stack[stack.length - 1];
      const next = this.outbound[vertex]?.[cursors[cursors.length - 1]++];
      if (next === undefined) {
        this.state[vertex] = done;
        if (vertex < this.size) { order.push(vertex); }
        stack.pop();
        cursors.pop();
      } else if (this.state[next] === open) {
        return stack.slice(stack.indexOf(next)).filter(member => member < this.size);
      } else if (this.state[next] !== done && this.within(next)) {
        this.state[next] = open;
        stack.push(next);
        cursors.push(0);
      }
    }
    return undefined;
  }
}
