/** Choices of a generated case: the same seed makes the same case on every machine. */
export class Random {
  private state: number;

  public constructor(seed: number) {
    this.state = seed * 2654435761 % 2 ** 32;
  }

  public below(limit: number): number {
    this.state = (this.state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor(this.state / 2 ** 12) % limit;
  }

  public pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  public chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}
