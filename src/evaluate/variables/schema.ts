import type { Schema } from '../../api/schema-types';
import { isObject, Json } from '../nested';

const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf'];
const DROPPED = new Set(['x-metadata', 'example', 'description', 'x-kubernetes-validations']);

/** The schema of a ClusterClass variable as the structural checks read one. Keywords that a variable schema does not have are pruned upstream as well. */
export function structuralSchema(schema: Json): Schema {
  const out: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (DROPPED.has(key) || value === null) { continue; }
    if (key === 'properties') {
      out[key] = Object.fromEntries(Object.entries(value as Json).map(([name, property]) => [name, structuralSchema(property as Json)]));
    } else if (SCHEMA_LISTS.includes(key)) {
      out[key] = (value as Json[]).map(structuralSchema);
    } else if ((key === 'items' || key === 'additionalProperties' || key === 'not') && isObject(value)) {
      out[key] = structuralSchema(value);
    } else {
      out[key] = value;
    }
  }
  return out as Schema;
}

/** Whether a schema has CEL rules, which are not evaluated here. */
export function hasRules(schema: unknown): boolean {
  if (Array.isArray(schema)) { return schema.some(hasRules); }
  if (!isObject(schema)) { return false; }
  return (Array.isArray(schema['x-kubernetes-validations']) && schema['x-kubernetes-validations'].length > 0)
    || Object.entries(schema).some(([key, value]) => !['default', 'enum', 'example'].includes(key) && hasRules(value));
}
