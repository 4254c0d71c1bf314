import { QUANTITY_PATTERN } from '../scalars';
import type { NameRule, Schema } from '../schema-types';

/** Short names for the shapes that core kinds repeat. */
export const text: Schema = { type: 'string' };
export const filled: Schema = { type: 'string', minLength: 1 };
export const bool: Schema = { type: 'boolean' };
export const int32: Schema = { type: 'integer', format: 'int32' };
export const int64: Schema = { type: 'integer', format: 'int64' };
export const natural: Schema = { type: 'integer', format: 'int32', minimum: 0 };
export const port: Schema = { type: 'integer', format: 'int32', minimum: 1, maximum: 65535 };
export const intOrString: Schema = { 'x-kubernetes-int-or-string': true };
/** Left unread, because nothing we emit uses it. */
export const open: Schema = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };

/** A resource quantity: JSON numbers are allowed, fractions too. */
export const quantity: Schema = { anyOf: [{ type: 'string', pattern: QUANTITY_PATTERN }, { type: 'number' }] };

/** An object with exactly these fields; a name ending in `!` is required. */
export function object(fields: { [name: string]: Schema }, more: Schema = {}): Schema {
  const names = Object.keys(fields);
  const required = names.filter(name => name.endsWith('!')).map(name => name.slice(0, -1));
  const properties = Object.fromEntries(names.map(name => [name.replace(/!$/, ''), fields[name]]));
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), ...more };
}

/** A list of such items. */
export function list(items: Schema, more: Schema = {}): Schema {
  return { type: 'array', items, ...more };
}

/** A list whose items are told apart by a field. */
export function listBy(key: string, items: Schema, more: Schema = {}): Schema {
  return { 'type': 'array', items, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': [key], ...more };
}

/** Any keys, values of one shape. */
export function map(values: Schema, more: Schema = {}): Schema {
  return { type: 'object', additionalProperties: values, ...more };
}

/** One of these words. */
export function word(...values: string[]): Schema {
  return { type: 'string', enum: values };
}

/** A whole kind. */
export function kind(fields: { [name: string]: Schema }, name: NameRule = 'subdomain'): Schema {
  return object({ apiVersion: text, kind: text, metadata: open, ...fields }, { 'x-name': name });
}

/** Metadata inside a template: everything optional. */
export const templateMeta: Schema = { ...open, 'x-object-meta': true };

export const labelSelector: Schema = object({
  matchExpressions: list(object({ 'key!': filled, 'operator!': word('In', 'NotIn', 'Exists', 'DoesNotExist'), 'values': list(text) })),
  matchLabels: map(text),
});
/** A reference to an object of a known kind in the same namespace. */
export const localReference: Schema = object({ name: text });
