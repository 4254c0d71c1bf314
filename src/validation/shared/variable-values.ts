import { variablesOf, VariableDefinition } from './class-variables';
import { fields, items, text } from './read';
import { classOf, groupsOf, topologyOf } from './topology';
import { Schema } from '../../api';
import { check } from '../../api/structural';
import { Path, Subject } from '../subject';

/** A value that a Cluster gives a variable of its class. */
export interface VariableValue {
  readonly path: Path;
  readonly name: string;
  /** With the defaults of the schema filled in, as the webhook does before it judges. */
  readonly value: unknown;
  /** The value in the same list before the change. */
  readonly before?: unknown;
  /** Whether it stands for one group of machines only. */
  readonly override: boolean;
  readonly definition?: VariableDefinition;
}

/** The values in a topology whose class is at hand: for the whole cluster first, then those of single groups. */
export function variableValues({ set, object, before }: Subject): VariableValue[] {
  const clusterClass = classOf(set, object);
  if (!clusterClass) { return []; }
  const known = new Map<string, VariableDefinition>();
  for (const definition of variablesOf(clusterClass)) { if (!known.has(definition.name)) { known.set(definition.name, definition); } }
  const olderGroups = new Map(groupsOf(before).map(({ path, part }) => [groupKey(path, part.name), part]));
  const read = (list: unknown, older: unknown, path: Path, override: boolean): VariableValue[] => items(list).flatMap((entry, index) => {
    const name = text(fields(entry).name);
    if (name === undefined) { return []; }
    const definition = known.get(name);
    const given = fields(entry).value;
    const value = definition ? withDefaults(given, definition.schema) : given;
    return [{ path: [...path, index], name, value, before: valueOf(older, name), override, definition }];
  });
  return [
    ...read(topologyOf(object)?.variables, topologyOf(before)?.variables, ['spec', 'topology', 'variables'], false),
    ...groupsOf(object).flatMap(({ path, part }) => read(
      fields(part.variables).overrides,
      fields(fields(olderGroups.get(groupKey(path, part.name))).variables).overrides,
      [...path, 'variables', 'overrides'],
      true,
    )),
  ];
}

/** Whether a value meets its schema, unknown fields aside. */
export function meetsSchema({ value, definition }: VariableValue): boolean {
  if (!definition) { return false; }
  const found: Parameters<typeof check>[2] = [];
  check(value, definition.schema, found, false);
  return found.length === 0;
}

/** Paths at which a value is null although its schema has a type, which the webhook refuses although the API server would only drop such a field. */
export function nullsIn(value: unknown, schema: Schema, path: Path = []): Path[] {
  if (value === null) { return path.length > 0 && schema.type !== undefined ? [path] : []; }
  if (Array.isArray(value)) { return schema.items ? value.flatMap((item, index) => nullsIn(item, schema.items!, [...path, index])) : []; }
  if (typeof value !== 'object') { return []; }
  return Object.entries(value).flatMap(([name, part]) => {
    const sub = fieldSchema(schema, name);
    return sub ? nullsIn(part, sub, [...path, name]) : [];
  });
}

/** A value with the defaults of its schema in the places where it says nothing (apiextensions structural defaulting). */
export function withDefaults(value: unknown, schema: Schema): unknown {
  if (value === undefined || value === null) { return schema.default === undefined ? value : withDefaults(schema.default, schema); }
  if (Array.isArray(value)) { return schema.items ? value.map(item => fill(item, schema.items!)) : value; }
  if (typeof value !== 'object') { return value; }
  const out: { [name: string]: unknown } = {};
  for (const [name, part] of Object.entries(value)) {
    const sub = fieldSchema(schema, name);
    out[name] = sub ? withDefaults(part, sub) : part;
  }
  for (const [name, sub] of Object.entries(schema.properties ?? {})) {
    if (sub.default !== undefined && out[name] === undefined) { out[name] = withDefaults(sub.default, sub); }
  }
  return out;
}

function fieldSchema({ properties, additionalProperties }: Schema, name: string): Schema | undefined {
  if (properties && Object.hasOwn(properties, name)) { return properties[name]; }
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** Items of a list have no default of their own. */
function fill(item: unknown, schema: Schema): unknown {
  return item === null || item === undefined ? item : withDefaults(item, schema);
}

function valueOf(list: unknown, name: string): unknown {
  return fields(items(list).find(entry => fields(entry).name === name)).value;
}

function groupKey(path: Path, name: unknown): string {
  return `${path.includes('controlPlane') ? 'controlPlane' : path[3]}/${String(name)}`;
}
