import { checkCombinators } from './combinators';
import { prefixField, prefixIndex, type Finding } from './finding';
import { checkList } from './lists';
import { checkObjectMeta } from './object-meta';
import { checkEnum, checkNumber, checkString, matchesPattern } from './scalars';
import type { Schema } from './schema-types';
import { counted, unknownField, wanted, wrongType } from './wording';

const { hasOwn } = Object;

/** Checks a value against a structural schema the way the API server does, and reports unknown fields as well, which the server drops. */
export function checkStructural(value: unknown, schema: Schema): Finding[] {
  const out: Finding[] = [];
  check(value, schema, out, true);
  return out;
}

/**
 * The interpreter. Reads the schema as it is (nothing to compile, nothing allocated for a valid value) and appends to `out`.
 *
 * `strict` is off inside allOf, anyOf, oneOf and not: those narrow values and say nothing about which fields exist.
 */
export function check(value: unknown, schema: Schema, out: Finding[], strict: boolean): void {
  if (value === null && (schema.nullable || isFree(schema))) return;
  const { type } = schema;
  if (type !== undefined ? !hasType(value, type) : schema['x-kubernetes-int-or-string'] && !isIntOrString(value)) {
    out.push({ path: '', message: wrongType(value, schema) });
    return;
  }
  if (typeof value === 'string') checkString(value, schema, out);
  else if (typeof value === 'number') checkNumber(value, schema, out);
  else if (Array.isArray(value)) checkItems(value, schema, out, strict);
  else if (typeof value === 'object') checkFields(value as { [key: string]: unknown }, schema, out, strict);
  if (schema.enum !== undefined) checkEnum(value, schema.enum, out);
  if (schema.allOf !== undefined || schema.anyOf !== undefined || schema.oneOf !== undefined || schema.not !== undefined) {
    checkCombinators(value, schema, out, check);
  }
}

function checkFields(value: { [key: string]: unknown }, schema: Schema, out: Finding[], strict: boolean): void {
  const { properties, additionalProperties: extra, required } = schema;
  const open = !strict || schema.type === undefined || schema['x-kubernetes-preserve-unknown-fields'] === true || extra === true;
  const embedded = schema['x-kubernetes-embedded-resource'] === true;
  let count = 0;
  for (const key in value) {
    const child = value[key];
    if (child === undefined) continue;
    let sub: Schema | undefined;
    if (properties !== undefined && hasOwn(properties, key)) sub = properties[key];
    else if (typeof extra === 'object') sub = extra;
    if (sub === undefined) {
      count++;
      if (!open && !(embedded && isTypeMeta(key))) {
        out.push({ path: '', message: unknownField(key, Object.keys(properties ?? {})) });
        prefixField(out, out.length - 1, key);
      }
      continue;
    }
    // The API server drops such a null before it validates.
    if (child === null && sub.nullable !== true) continue;
    count++;
    const before = out.length;
    check(child, sub, out, strict);
    if (out.length > before) prefixField(out, before, key);
  }
  if (required !== undefined) checkRequired(value, required, properties, out);
  if (schema.minProperties !== undefined || schema.maxProperties !== undefined) checkCount(value, count, schema, out);
  if (embedded) checkEmbedded(value, out);
  if (schema['x-object-meta'] === true) checkObjectMeta(value, out);
  if (schema['x-key-pattern'] !== undefined) checkKeys(value, schema['x-key-pattern'], out);
}

function checkItems(value: readonly unknown[], schema: Schema, out: Finding[], strict: boolean): void {
  const { items } = schema;
  if (items !== undefined) {
    for (let i = 0; i < value.length; i++) {
      const before = out.length;
      check(value[i], items, out, strict);
      if (out.length > before) prefixIndex(out, before, i);
    }
  }
  checkList(value, schema, out);
}

function checkRequired(
  value: { [key: string]: unknown }, required: readonly string[], properties: Schema['properties'], out: Finding[],
): void {
  for (const name of required) {
    const child = value[name];
    if (child !== undefined && child !== null) continue;
    const sub = properties?.[name];
    // Defaults are filled in before validation, also in the place of a null.
    if (sub?.default !== undefined || (child === null && (sub === undefined || sub.nullable))) continue;
    out.push({ path: '', message: `"${name}" is missing; ${sub === undefined ? 'add it' : `write ${wanted(sub)}`}.` });
    prefixField(out, out.length - 1, name);
  }
}

function checkCount(value: { [key: string]: unknown }, given: number, schema: Schema, out: Finding[]): void {
  let count = given;
  for (const name in schema.properties) {
    if (schema.properties[name].default !== undefined && (value[name] === undefined || value[name] === null)) count++;
  }
  const { minProperties: min, maxProperties: max } = schema;
  // A server with such a feature off drops the field before it counts.
  const gated = (schema['x-gated'] ?? []).filter(name => value[name] !== undefined && value[name] !== null).length;
  if (min !== undefined && count < min) {
    const instead = count === 0 ? ', or leave the field out' : '';
    out.push({ path: '', message: `${count === 0 ? '{}' : 'the object'} has ${counted(count, 'field')}; write at least ${min}${instead}.` });
  } else if (max !== undefined && count - gated > max) {
    out.push({ path: '', message: `the object has ${counted(count, 'field')}; the limit is ${max}.` });
  }
}

function checkEmbedded(value: { [key: string]: unknown }, out: Finding[]): void {
  for (const key of ['apiVersion', 'kind']) {
    if (typeof value[key] === 'string' && value[key] !== '') continue;
    out.push({ path: key, message: `"${key}" is missing; write the ${key} of the embedded object.` });
  }
  if (value.metadata === undefined || value.metadata === null) return;
  const before = out.length;
  checkObjectMeta(value.metadata, out, 'path');
  prefixField(out, before, 'metadata');
}

function checkKeys(value: { [key: string]: unknown }, pattern: string, out: Finding[]): void {
  for (const key in value) {
    if (matchesPattern(pattern, key)) continue;
    out.push({ path: '', message: `"${key}" does not fit as a key; write letters, digits, "-", "_" and ".", at most 253.` });
    prefixField(out, out.length - 1, key);
  }
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case 'string': return typeof value === 'string';
    case 'object': return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array': return Array.isArray(value);
    case 'integer': return Number.isInteger(value);
    case 'boolean': return typeof value === 'boolean';
    default: return Number.isFinite(value);
  }
}

function isIntOrString(value: unknown): boolean {
  return typeof value === 'string' || Number.isInteger(value);
}

function isTypeMeta(key: string): boolean {
  return key === 'apiVersion' || key === 'kind' || key === 'metadata';
}

/** Whether a schema takes any value at all. */
function isFree(schema: Schema): boolean {
  return schema.type === undefined && !schema['x-kubernetes-int-or-string'];
}
