import { CORE_KINDS } from './core/kinds';
import type { KindEntry } from './kind-entry';
import { lazy } from './lazy';

type Index = Map<string, Map<string, KindEntry>>;

let entries: readonly KindEntry[] | undefined;
let current: Index | undefined;
const bySource = new Map<string, Index>();

/** Every known version of every kind, older releases included. Parsed on first use. */
export function allKinds(): readonly KindEntry[] {
  entries ??= [...CORE_KINDS, ...lazy.catalog().kinds().map(row => ({ ...row, apiVersion: `${row.group}/${row.version}` }))];
  return entries;
}

/**
 * The entry for an object's apiVersion and kind, or nothing.
 *
 * With `source` (`capi-v1.10`), the kind as that source has it; a kind it lacks is looked up as usual.
 */
export function findKind(apiVersion: string, kind: string, source?: string): KindEntry | undefined {
  if (source !== undefined) {
    const found = indexOf(source).get(apiVersion)?.get(kind);
    if (found !== undefined) return found;
  }
  current ??= index(allKinds().filter(entry => !entry.older));
  return current.get(apiVersion)?.get(kind);
}

/** All known versions of a kind: what a reference without a version may resolve to. */
export function versionsOf(group: string, kind: string): KindEntry[] {
  return allKinds().filter(entry => entry.group === group && entry.kind === kind && !entry.older);
}

function indexOf(source: string): Index {
  let found = bySource.get(source);
  if (found === undefined) bySource.set(source, found = index(allKinds().filter(entry => entry.source === source)));
  return found;
}

/** The first entry wins: imports/sources.json lists the owner of a kind first. */
function index(list: readonly KindEntry[]): Index {
  const out: Index = new Map();
  for (const entry of list) {
    let byKind = out.get(entry.apiVersion);
    if (byKind === undefined) out.set(entry.apiVersion, byKind = new Map());
    if (!byKind.has(entry.kind)) byKind.set(entry.kind, entry);
  }
  return out;
}
