/** What a part of a fleet is, in the order in which it is listed. */
export type Sort = 'chart' | 'provider' | 'image' | 'machine-image' | 'unknown';

/** One thing that has to be there without the internet, and who needs it. */
export interface Part {
  readonly sort: Sort;

  /** As a registry, Helm or the infrastructure names it. */
  readonly name: string;

  /** Version of a chart or a provider. */
  readonly version?: string;

  /** Where a chart comes from. */
  readonly repository?: string;

  /** For what is not known: how to find out. */
  readonly hint?: string;

  /** Objects, as `Kind namespace/name`. */
  readonly usedBy: readonly string[];
}

const ORDER: readonly Sort[] = ['chart', 'provider', 'image', 'machine-image', 'unknown'];

/** Every part once. */
export class Inventory {
  private readonly found = new Map<string, Part & { readonly usedBy: string[] }>();

  add(user: string, part: Omit<Part, 'usedBy'>): void {
    const key = JSON.stringify([part.sort, part.repository, part.name, part.version]);
    const known = this.found.get(key);
    if (!known) { this.found.set(key, { ...part, usedBy: [user] }); } else if (!known.usedBy.includes(user)) { known.usedBy.push(user); }
  }

  /** By sort, then by name, so that the list of two runs can be compared. */
  parts(): Part[] {
    const text = ({ repository = '', name, version = '' }: Part) => `${repository} ${name} ${version}`;
    return [...this.found.values()].sort((a, b) => ORDER.indexOf(a.sort) - ORDER.indexOf(b.sort) || (text(a) < text(b) ? -1 : 1));
  }
}

/** An object as users know it. */
export function label({ kind, metadata }: any): string {
  const { name, namespace } = Object(metadata);
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** API group of an object; empty for the core group. */
export function groupOf({ apiVersion }: any): string {
  return String(apiVersion).includes('/') ? String(apiVersion).split('/')[0] : '';
}
