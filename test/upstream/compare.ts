import { Difference } from './difference';
import { Facts } from './leaves';

type Change = 'missing' | 'added' | 'changed';

/** What stands against what in one flavor. */
export interface Comparison {
  /** Differences that nobody has explained. */
  readonly unexplained: string[];
  /** Explanations of differences that there are not. */
  readonly outdated: string[];
  /** Number of facts that are the same on both sides. */
  readonly equal: number;
  /** Number of facts that differ, with a reason. */
  readonly explained: number;
}

/** Hold our facts against upstream's. */
export function compare(flavor: string, upstream: Facts, ours: Facts, differences: readonly Difference[]): Comparison {
  const known = differences.filter(({ flavors }) => !flavors || flavors.includes(flavor)).flatMap(explanations);
  const used = new Set<Explanation>();
  const unexplained: string[] = [];
  let equal = 0;
  let explained = 0;
  for (const key of new Set([...upstream.keys(), ...ours.keys()])) {
    const [theirs, own] = [upstream.get(key), ours.get(key)];
    if (theirs === own) {
      equal++;
      continue;
    }
    const change: Change = own === undefined ? 'missing' : theirs === undefined ? 'added' : 'changed';
    const found = known.filter(each => each.change === change && each.pattern.test(key) && (change !== 'changed' || each.value === own));
    found.forEach(each => used.add(each));
    if (found.length > 0) { explained++; } else { unexplained.push(`${change}: ${key}: upstream ${theirs ?? 'nothing'}, ours ${own ?? 'nothing'}`); }
  }
  return { unexplained, outdated: known.filter(each => !used.has(each)).map(({ change, text }) => `${change}: ${text}`), equal, explained };
}

interface Explanation {
  readonly change: Change;
  readonly text: string;
  readonly pattern: RegExp;
  readonly value?: string;
}

function explanations({ missing = [], added = [], changed = {} }: Difference): Explanation[] {
  return [
    ...missing.map(text => ({ change: 'missing' as const, text, pattern: glob(text) })),
    ...added.map(text => ({ change: 'added' as const, text, pattern: glob(text) })),
    ...Object.entries(changed).map(([text, value]) => ({ change: 'changed' as const, text, pattern: glob(text), value })),
  ];
}

function glob(text: string): RegExp {
  return new RegExp(`^${text.split('*').map(part => part.replace(/[.[\]{}()^$|+\\/]/g, '\\$&').replace(/\?/g, '.')).join('.*')}$`);
}
