import { copy, isObject, Json, put } from '../nested';

/** One value as a Cluster gives it. */
export interface VariableValue {
  readonly name: string;
  readonly value: unknown;
}

/** One definition of a ClusterClass. */
export interface VariableDefinition {
  readonly name: string;
  readonly required?: boolean;
  readonly schema: { readonly openAPIV3Schema: Json };
}

/**
 * The values with the defaults of their schemas filled in. Values keep their order; variables that get a value only from their default follow in
 * the order of the definitions, unless `create` is false, as for the overrides of a pool. Values without a definition stay as they are.
 */
export function defaulted(values: readonly VariableValue[], definitions: readonly VariableDefinition[], create: boolean): VariableValue[] {
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema.openAPIV3Schema]));
  const given = values.map(({ name, value }) => ({ name, value: schemas.has(name) ? withDefaults(value, schemas.get(name)!) : value }));
  const names = new Set(values.map(({ name }) => name));
  const missing = create ? definitions.filter(({ name, schema }) => !names.has(name) && isDefault(schema.openAPIV3Schema.default)) : [];
  return [...given, ...missing.map(({ name, schema }) => ({ name, value: withDefaults(undefined, schema.openAPIV3Schema) }))];
}

function isDefault(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** A value with the defaults of a schema, at any depth. A null counts as not given. */
export function withDefaults(value: unknown, schema: Json): unknown {
  const start = value === undefined || value === null ? copy(schema.default) ?? null : copy(value);
  fill(start, schema);
  return start;
}

function fill(value: unknown, schema: Json): void {
  if (Array.isArray(value)) {
    if (!isObject(schema.items)) { return; }
    value.forEach((item, i) => {
      if (item === null) { value[i] = copy(schema.items.default) ?? null; }
      fill(value[i], schema.items);
    });
  } else if (isObject(value)) {
    const properties: Json = schema.properties ?? {};
    for (const [name, property] of Object.entries(properties)) {
      if (isDefault(property.default) && (!Object.hasOwn(value, name) || value[name] === null)) { put(value, name, copy(property.default)); }
    }
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(properties, name)) {
        fill(value[name], properties[name]);
      } else if (isObject(schema.additionalProperties)) {
        if (value[name] === null) { put(value, name, copy(schema.additionalProperties.default) ?? null); }
        fill(value[name], schema.additionalProperties);
      }
    }
  }
}
