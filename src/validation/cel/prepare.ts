import { moment, span } from './functions';
import { Double, Value } from './values';
import type { Schema } from '../../api';

const changing = new WeakMap<Schema, boolean>();

/**
 * A value as the API server hands it to CEL: with the defaults of the schema, and in the types that formats stand for. What needs no change
 * is returned as it is.
 */
export function prepare(value: unknown, schema: Schema): Value {
  if (!changes(schema)) { return value as Value; }
  if (Array.isArray(value)) {
    const items = schema.items ? value.map(item => prepare(item, schema.items!)) : value;
    return ordered(items, schema);
  }
  if (typeof value === 'number') { return schema.type === 'number' ? new Double(value) : value; }
  if (typeof value === 'string') { return formatted(value, schema); }
  return typeof value === 'object' && value !== null ? object(value as { [key: string]: unknown }, schema) : value as Value;
}

function object(value: { [key: string]: unknown }, schema: Schema): Value {
  const out: { [key: string]: unknown } = {};
  for (const key of Object.keys(value)) {
    const sub = own(schema.properties, key) ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);
    if (key !== '__proto__') { out[key] = sub ? prepare(value[key], sub) : value[key]; }
  }
  for (const [key, sub] of Object.entries(schema.properties ?? {})) {
    if (sub.default !== undefined && (out[key] === undefined || out[key] === null)) { out[key] = prepare(sub.default, sub); }
  }
  return out as Value;
}

/** Lists that the API treats as sets or maps are equal in any order. */
function ordered(items: unknown[], schema: Schema): Value {
  const type = schema['x-kubernetes-list-type'];
  if (type !== 'set' && type !== 'map') { return items as Value; }
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const keyOf = (item: any) => JSON.stringify(type === 'set' ? item : keys.map(key => item?.[key])) ?? '';
  return items.map(item => [keyOf(item), item] as const).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0).map(([, item]) => item) as Value;
}

function formatted(value: string, { format }: Schema): Value {
  try {
    if (format === 'date-time') { return moment(value); }
    if (format === 'duration') { return span(value); }
  } catch { /* The schema check reports the text. */ }
  return value;
}

function changes(schema: Schema): boolean {
  const known = changing.get(schema);
  if (known !== undefined) { return known; }
  const below = [...Object.values(schema.properties ?? {}), schema.items, schema.additionalProperties].filter((sub): sub is Schema => typeof sub === 'object');
  const found = schema.type === 'number' || schema.format === 'date-time' || schema.format === 'duration'
    || ['set', 'map'].includes(schema['x-kubernetes-list-type'] ?? '')
    || Object.values(schema.properties ?? {}).some(sub => sub.default !== undefined)
    || below.some(changes);
  changing.set(schema, found);
  return found;
}

function own<T>(map: { readonly [key: string]: T } | undefined, key: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
