import { isUnset } from './read';

/** Whether two values say the same. A field that is missing, null or an object without fields says nothing. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b || (isUnset(a) && isUnset(b))) { return true; }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) { return false; }
  if (Array.isArray(a)) { return a.length === (b as unknown[]).length && a.every((item, index) => same(item, (b as unknown[])[index])); }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every(key => same((a as any)[key], (b as any)[key]));
}

/**
 * Paths at which an object differs from the one before, as a JSON merge patch names them: a field that came brings the paths of what is in it, one
 * that went is itself the path, a list changes as a whole.
 */
export function changedPaths(before: unknown, after: unknown, path: readonly string[] = []): string[][] {
  if (same(before, after)) { return []; }
  if (!isObject(after)) { return [[...path]]; }
  const old = isObject(before) ? before : {};
  return [...new Set([...Object.keys(old), ...Object.keys(after)])].flatMap(key => {
    const next = after[key] ?? undefined;
    return old[key] !== undefined && old[key] !== null && next === undefined ? [[...path, key]] : changedPaths(old[key], next, [...path, key]);
  });
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
