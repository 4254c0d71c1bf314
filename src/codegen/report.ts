/** What a generator has to say about its input. */
export class Report {
  /** What could not be typed, or would be refused by Cluster API: the exit code tells of it. */
  readonly problems: string[] = [];

  /** What a user may want to know. */
  readonly notes: string[] = [];
}

/** A map of plain data. */
export function isMap(value: unknown): value is { [key: string]: any } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The items of a list that are maps. Anything else is none. */
export function maps(value: unknown): { [key: string]: any }[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** Whether data is a tree of reasonable size. Anchors in YAML can make it refer to itself, or unfold into more than there is memory. */
export function isTree(value: unknown): boolean {
  let left = 200_000;
  const visit = (item: unknown, depth: number): boolean => {
    if (depth > 100 || --left < 0) { return false; }
    return item === null || typeof item !== 'object' || Object.values(item).every(member => visit(member, depth + 1));
  };
  return visit(value, 0);
}
