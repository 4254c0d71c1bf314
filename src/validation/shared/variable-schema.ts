import { Fields, fields, items } from './read';
import { Schema } from '../../api';
import { Path } from '../subject';

const BY_KIND = {
  text: ['type', 'format', 'pattern', 'description'],
  number: ['maxProperties', 'minProperties', 'maxItems', 'minItems', 'maxLength', 'minLength', 'maximum', 'minimum'],
  flag: ['exclusiveMaximum', 'exclusiveMinimum', 'uniqueItems', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields'],
  names: ['required'],
  any: ['default', 'example', 'x-metadata'],
  list: ['enum', 'x-kubernetes-validations'],
  schema: ['items', 'additionalProperties', 'not'],
  schemas: ['allOf', 'anyOf', 'oneOf'],
  map: ['properties'],
};

type Kind = keyof typeof BY_KIND;

/** What keywords of a variable schema hold. Any other keyword Cluster API drops (v1.14.0 JSONSchemaProps). */
export const KEYWORDS: { readonly [keyword: string]: Kind } =
  Object.fromEntries(Object.entries(BY_KIND).flatMap(([kind, keywords]) => keywords.map(keyword => [keyword, kind as Kind])));

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
/** Deeper than anybody writes; an anchor in YAML can make a schema contain itself. */
const DEEPEST = 64;

const schemas = new WeakMap<object, Schema>();

/**
 * The schema of a variable as Cluster API reads it: keywords it does not know, and those of the wrong type, are left out, so that any text in their
 * place does no harm to whoever evaluates it.
 */
export function schemaOfVariable(value: unknown): Schema {
  if (typeof value !== 'object' || value === null) { return {}; }
  let schema = schemas.get(value);
  if (schema === undefined) { schemas.set(value, schema = read(value, DEEPEST)); }
  return schema;
}

function read(value: unknown, depth: number): Schema {
  const out: { [keyword: string]: unknown } = {};
  for (const [keyword, given] of Object.entries(fields(value))) {
    const kind = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (kind === undefined || given === undefined || given === null || depth === 0 || !isOf(kind, given)) { continue; }
    switch (kind) {
      case 'schema': out[keyword] = read(given, depth - 1); break;
      case 'schemas': out[keyword] = items(given).map(part => read(part, depth - 1)); break;
      case 'map': out[keyword] = Object.fromEntries(Object.entries(fields(given)).map(([name, part]) => [name, read(part, depth - 1)])); break;
      case 'list': out[keyword] = items(given).filter(item => keyword === 'enum' ? item !== null : typeof fields(item).rule === 'string'); break;
      default: out[keyword] = given;
    }
  }
  if (!TYPES.includes(out.type as string)) { delete out.type; }
  // An empty list of allowed values is the same as none to Go.
  if (items(out.enum).length === 0) { delete out.enum; }
  return out as Schema;
}

/** Whether a keyword has a value of its kind. */
export function isOf(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'text': return typeof value === 'string';
    case 'number': return Number.isInteger(value);
    case 'flag': return typeof value === 'boolean';
    case 'names': return Array.isArray(value) && value.every(name => typeof name === 'string');
    case 'list': case 'schemas': return Array.isArray(value);
    case 'schema': case 'map': return typeof value === 'object' && value !== null && !Array.isArray(value);
    default: return true;
  }
}

/** One schema inside the schema of a variable, as it is written. */
export interface SchemaNode {
  readonly path: Path;
  readonly node: Fields;
  /** Whether it only restricts what another schema describes: below allOf, anyOf, oneOf or not. */
  readonly restricts: boolean;
  /** Path of the list that it describes items of, when there is one: those have no identity over time. */
  readonly list?: Path;
  readonly depth: number;
}

const SINGLE = ['additionalProperties', 'items', 'not'];
const SEVERAL = ['allOf', 'anyOf', 'oneOf'];

/** Every schema of a variable, outermost first. */
export function schemaNodes(root: unknown, path: Path): SchemaNode[] {
  const found: SchemaNode[] = [];
  const walk = (value: unknown, at: Path, restricts: boolean, list: Path | undefined, depth: number): void => {
    const node = fields(value);
    found.push({ path: at, node, restricts, list, depth });
    if (depth === DEEPEST) { return; }
    for (const keyword of SINGLE) {
      if (isOf('schema', node[keyword])) {
        const below = [...at, keyword];
        walk(node[keyword], below, restricts || keyword === 'not', list ?? (keyword === 'items' ? below : undefined), depth + 1);
      }
    }
    for (const [name, part] of Object.entries(fields(node.properties))) { walk(part, [...at, 'properties', name], restricts, list, depth + 1); }
    for (const keyword of SEVERAL) { items(node[keyword]).forEach((part, index) => walk(part, [...at, keyword, index], true, list, depth + 1)); }
  };
  walk(root, path, false, undefined, 0);
  return found;
}
