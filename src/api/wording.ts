import type { Schema } from './schema-types';
import { nearest } from '../values/nearest';

const LONGEST_QUOTE = 60;
const NOUNS: { [type: string]: string } = {
  string: 'a string', integer: 'an integer', number: 'a number', boolean: 'true or false', array: 'a list', object: 'an object',
};

/** A value as an error message shows it: short, and structure only by name. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > LONGEST_QUOTE ? value.slice(0, LONGEST_QUOTE) + '…' : value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'a list';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : 'an object';
  return String(value);
}

/** What a schema wants, as a noun phrase. */
export function wanted(schema: Schema): string {
  if (schema['x-kubernetes-int-or-string']) return 'an integer or a string';
  if (schema.enum) return alternatives(schema.enum);
  return NOUNS[schema.type ?? ''] ?? 'a value';
}

/** Message for a value of the wrong type; shows the corrected value where it is obvious. */
export function wrongType(value: unknown, schema: Schema): string {
  const { type } = schema;
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return `${value} is ${kindOf(value)}; write "${value}".`;
  if (typeof value === 'string' && (type === 'integer' || type === 'number') && /^-?\d{1,15}$/.test(value)) {
    return `${quote(value)} is a string; write ${value} without quotes.`;
  }
  if (type === 'boolean' && (value === 'true' || value === 'false')) return `${quote(value)} is a string; write ${value} without quotes.`;
  if (type === 'array' && !isStructure(value)) return `${quote(value)} is ${kindOf(value)}; write a list, [${quote(value)}].`;
  const shown = quote(value);
  const actual = kindOf(value);
  return shown === actual ? `${shown} does not fit here; write ${wanted(schema)}.` : `${shown} is ${actual}; write ${wanted(schema)}.`;
}

/** Message for a field that the schema does not have. */
export function unknownField(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  if (near !== undefined) return `"${key}" is not a field here; write "${near}".`;
  if (known.length === 0) return `"${key}" is not a field here; remove it.`;
  return known.length <= 8 ? `"${key}" is not a field here; known are ${list(known)}.` : `"${key}" is not a field here; remove it.`;
}

/** `"a", "b" or "c"`. */
export function alternatives(values: readonly unknown[]): string {
  const quoted = values.map(value => quote(value));
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted[quoted.length - 1]}`;
}

/** `1 item`, `2 items`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : noun.endsWith('y') ? noun.slice(0, -1) + 'ies' : noun + 's'}`;
}

function list(values: readonly string[]): string {
  return values.map(value => `"${value}"`).join(', ');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return 'a boolean';
  return typeof value === 'string' ? 'a string' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
