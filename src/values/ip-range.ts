import { Check, refuse } from './check';
import { Cidr, IpAddress } from './cidr';

/** Addresses in a row: one address, `first-last`, or a block in CIDR notation, as address pools write them. */
export class IpRange {
  /** The addresses `text` names, or undefined. */
  static parse(text: string): IpRange | undefined {
    if (typeof text !== 'string') { return undefined; }
    const block = Cidr.parse(text);
    if (block) { return new IpRange(text, block.address, block.first, block.last); }
    const [first, last = first, ...rest] = text.split('-').map(part => IpAddress.parse(part));
    if (!first || !last || rest.length > 0 || first.family !== last.family || first.value > last.value) { return undefined; }
    return new IpRange(text, first, first.value, last.value);
  }

  private constructor(readonly text: string, readonly address: IpAddress, readonly first: bigint, readonly last: bigint) {}

  get family(): 4 | 6 {
    return this.address.family;
  }

  contains(ip: IpAddress): boolean {
    return ip.family === this.family && ip.value >= this.first && ip.value <= this.last;
  }
}

/** An interval of addresses as numbers. */
export interface Interval {
  readonly first: bigint;
  readonly last: bigint;
}

/** How many addresses are in `given` and not in `taken`; overlaps count once. All of one family. */
export function countAddresses(given: readonly Interval[], taken: readonly Interval[]): bigint {
  const all = size(union(given));
  const inside = union(given).flatMap(({ first, last }) => union(taken)
    .map(hole => ({ first: hole.first > first ? hole.first : first, last: hole.last < last ? hole.last : last }))
    .filter(hole => hole.first <= hole.last));
  return all - size(inside);
}

function union(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const merged: Interval[] = [];
  for (const next of sorted) {
    const before = merged[merged.length - 1];
    if (before && next.first <= before.last) {
      merged[merged.length - 1] = { first: before.first, last: next.last > before.last ? next.last : before.last };
    } else {
      merged.push(next);
    }
  }
  return merged;
}

function size(intervals: readonly Interval[]): bigint {
  return intervals.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

/** Addresses as a pool writes them (IPP-01). */
export const ipRange: Check = (where, value) => {
  if (!IpRange.parse(value as string)) {
    refuse(where, value, 'is not an address, a range or a block; write for example "10.0.0.20-10.0.0.90"');
  }
};
