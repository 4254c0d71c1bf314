import { isIP, isIPv4, isIPv6 } from 'node:net';
import Ajv, { type ValidateFunction } from 'ajv';
import type { Schema } from '../../../src/api';

const META_FIELDS = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: {} };

/** A second opinion: ajv, on the schema rewritten into plain JSON schema. Shares no code with the interpreter. */
export function compileWithAjv(schema: Schema): ValidateFunction {
  const ajv = new Ajv({ strict: false, useDefaults: true, unicodeRegExp: false, logger: false });
  ajv.addFormat('date-time', { type: 'string', validate: text => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text)) });
  ajv.addFormat('byte', { type: 'string', validate: text => text !== '' && Buffer.from(text, 'base64').toString('base64') === text });
  ajv.addFormat('ipv4', { type: 'string', validate: isIPv4 });
  ajv.addFormat('ipv6', { type: 'string', validate: isIPv6 });
  ajv.addFormat('cidr', { type: 'string', validate: text => isIP(text.split('/')[0]) > 0 && /^[^/]*\/\d+$/.test(text) });
  ajv.addFormat('uuid', { type: 'string', validate: text => /^[0-9a-f-]{36}$/i.test(text) });
  ajv.addFormat('uri', { type: 'string', validate: text => URL.canParse(text, 'a://b') && /^\/|^[a-z]+:/.test(text) });
  ajv.addFormat('duration', { type: 'string', validate: text => /^(\d+[smh])+$/.test(text) });
  ajv.addFormat('int32', { type: 'number', validate: value => value === Math.trunc(value) && Math.abs(value) < 2 ** 31 });
  ajv.addFormat('int64', { type: 'number', validate: value => Math.abs(value) < 2 ** 63 });
  ajv.addKeyword({
    keyword: 'distinctBy',
    type: 'array',
    validate: (keys: { [name: string]: unknown }, items: any[]) => {
      const ids = items.filter(item => typeof item === 'object' && item !== null)
        .map(item => JSON.stringify(Object.entries(keys).map(([name, fallback]) => item[name] ?? fallback)));
      return new Set(ids).size === ids.length;
    },
  });
  return ajv.compile(convert(schema, true) as object);
}

/** Removes what the API server removes before it validates: nulls where the schema allows none. Works on a copy. */
export function pruned(value: any, schema: Schema | undefined): any {
  if (Array.isArray(value)) return value.map(item => pruned(item, schema?.items));
  if (typeof value !== 'object' || value === null) return value;
  const out: any = {};
  for (const key of Object.keys(value)) {
    const own = schema?.properties && Object.prototype.hasOwnProperty.call(schema.properties, key) ? schema.properties[key] : undefined;
    const sub = own ?? (typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined);
    if (value[key] === null && sub !== undefined && !sub.nullable) continue;
    Object.defineProperty(out, key, { value: pruned(value[key], sub), enumerable: true, writable: true, configurable: true });
  }
  return out;
}

function convert(schema: Schema, structural: boolean): unknown {
  const out: any = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword.startsWith('x-') || ['nullable', 'properties', 'items', 'additionalProperties'].includes(keyword)) continue;
    out[keyword] = ['allOf', 'anyOf', 'oneOf'].includes(keyword) ? (value as Schema[]).map(part => convert(part, false)) : value;
  }
  if (schema.not) out.not = convert(schema.not, false);
  if (schema.exclusiveMinimum === true) [out.exclusiveMinimum, out.minimum] = [schema.minimum, undefined];
  if (schema.exclusiveMaximum === true) [out.exclusiveMaximum, out.maximum] = [schema.maximum, undefined];
  if (schema['x-kubernetes-int-or-string']) out.type = ['integer', 'string'];
  if (schema.type === 'integer') out.format ??= 'int64';
  if (schema.nullable) {
    out.type = [...(Array.isArray(out.type) ? out.type : [out.type]), 'null'];
    if (out.enum) out.enum = [...out.enum, null];
  }
  if (schema.items) out.items = convert(schema.items, structural);
  if (schema.properties) {
    out.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, sub]) => [name, convert(sub, structural)]));
  }
  if (typeof schema.additionalProperties === 'object') {
    out.additionalProperties = convert(schema.additionalProperties, structural);
  } else if (schema.type === 'object' && structural && !schema.additionalProperties && !schema['x-kubernetes-preserve-unknown-fields']) {
    out.additionalProperties = false;
    if (schema['x-kubernetes-embedded-resource']) out.properties = { ...META_FIELDS, ...out.properties };
  }
  if (schema['x-kubernetes-list-type'] === 'set') out.uniqueItems = true;
  if (schema['x-kubernetes-list-type'] === 'map') {
    out.distinctBy = Object.fromEntries(schema['x-kubernetes-list-map-keys']!.map(key => [key, schema.items!.properties![key]?.default]));
  }
  return Object.fromEntries(Object.entries(out).filter(([, value]) => value !== undefined));
}
