import { prefixIndex, type Finding } from './finding';
import type { Schema } from './schema-types';
import { counted, quote } from './wording';

const SMALL = 16;

/** Checks the length of a list and that its items are distinct, where its list type says so. */
export function checkList(value: readonly unknown[], schema: Schema, out: Finding[]): void {
  const { minItems, maxItems } = schema;
  const { length } = value;
  if (minItems !== undefined && length < minItems) {
    const instead = length === 0 ? ', or leave the field out' : '';
    out.push({ path: '', message: `${quote(value)} has ${counted(length, 'item')}; write at least ${minItems}${instead}.` });
  } else if (maxItems !== undefined && length > maxItems) {
    out.push({ path: '', message: `the list has ${counted(length, 'item')}; the limit is ${maxItems}.` });
  }
  if (length < 2) return;
  const listType = schema['x-kubernetes-list-type'];
  if (listType === 'map') {
    const keys = schema['x-kubernetes-list-map-keys'];
    if (keys !== undefined) checkMap(value, keys, schema.items, out);
  } else if (listType === 'set' || schema.uniqueItems) {
    checkSet(value, out);
  }
}

function checkMap(value: readonly any[], keys: readonly string[], items: Schema | undefined, out: Finding[]): void {
  reportDuplicates(
    value, out,
    (a, b) => isObject(a) && isObject(b) && keys.every(key => keyOf(a, key, items) === keyOf(b, key, items)),
    item => isObject(item) ? JSON.stringify(keys.map(key => keyOf(item, key, items))) : undefined,
    item => `${keys.map(key => named(key, keyOf(item, key, items))).join(', ')} appears twice, first at`,
  );
}

function checkSet(value: readonly unknown[], out: Finding[]): void {
  reportDuplicates(value, out, same, item => `${typeof item}${JSON.stringify(item)}`, item => `${quote(item)} appears twice, first at`);
}

/** Compares in pairs while that is cheap (no allocation), by text beyond. */
function reportDuplicates(
  value: readonly unknown[],
  out: Finding[],
  equal: (a: any, b: any) => boolean,
  text: (item: any) => string | undefined,
  words: (item: any) => string,
): void {
  const seen = value.length > SMALL ? new Map<string, number>() : undefined;
  for (let i = 0; i < value.length; i++) {
    let first = -1;
    if (seen === undefined) {
      for (let j = 0; j < i && first < 0; j++) if (equal(value[i], value[j])) first = j;
    } else {
      const id = text(value[i]);
      if (id !== undefined) {
        first = seen.get(id) ?? -1;
        if (first < 0) seen.set(id, i);
      }
    }
    if (first < 0) continue;
    out.push({ path: '', message: `${words(value[i])} [${first}]; remove one.` });
    prefixIndex(out, out.length - 1, i);
  }
}

/** The value of a list-map key; the API server fills in its default before it compares. */
function keyOf(item: any, key: string, items: Schema | undefined): unknown {
  return item[key] ?? items?.properties?.[key]?.default;
}

function named(key: string, value: unknown): string {
  return value === undefined ? `no ${key}` : `${key} ${quote(value)}`;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (isObject(a) && isObject(b) && canonical(a) === canonical(b));
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) => isObject(inner) && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
