import type { Schema } from '../../api/schema-types';
import { isObject, Json } from '../nested';

const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf'];
const RULES = 'x-kubernetes-validations';
const DROPPED = new Set(['x-metadata', 'example', 'description']);
const rulesOf = new WeakMap<object, Schema | null>();

/** The schema of a ClusterClass variable as the structural checks read one. Keywords that a variable schema does not have are pruned upstream as well. */
export function structuralSchema(schema: Json, withRules = false): Schema {
  const below = (part: Json) => structuralSchema(part, withRules);
  const out: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (DROPPED.has(key) || value === null || (key === RULES && !withRules)) { continue; }
    if (key === 'properties') {
      out[key] = Object.fromEntries(Object.entries(value as Json).map(([name, property]) => [name, below(property as Json)]));
    } else if (SCHEMA_LISTS.includes(key)) {
      out[key] = (value as Json[]).map(below);
    } else if ((key === 'items' || key === 'additionalProperties' || key === 'not') && isObject(value)) {
      out[key] = below(value);
    } else {
      out[key] = value;
    }
  }
  return out as Schema;
}

/** The schema with its CEL rules, or nothing if it has none. Made once per schema: whoever judges rules remembers them by it. */
export function schemaWithRules(schema: Json): Schema | undefined {
  let found = rulesOf.get(schema);
  if (found === undefined) { rulesOf.set(schema, found = hasRules(schema) ? structuralSchema(schema, true) : null); }
  return found ?? undefined;
}

/** Whether a schema has CEL rules. */
function hasRules(schema: unknown): boolean {
  if (Array.isArray(schema)) { return schema.some(hasRules); }
  if (!isObject(schema)) { return false; }
  return (Array.isArray(schema[RULES]) && schema[RULES].length > 0)
    || Object.entries(schema).some(([key, value]) => !['default', 'enum', 'example'].includes(key) && hasRules(value));
}
