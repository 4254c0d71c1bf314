import { codeText, docComment } from './comments';
import { memberDoc } from './docs';
import { stringLiteral } from './literals';
import { memberNames, NameScope } from './names';
import { isMap, Report } from './report';
import { suffix } from './type-names';

/** A type as TypeScript writes it. */
interface TypeText {
  readonly text: string;
  /** Needs parentheses before `[]`. */
  readonly compound?: boolean;
  /** Why it says nothing, when the schema is at fault. */
  readonly untyped?: string;
}

/** A member to write. */
export interface Member {
  readonly name: string;
  readonly schema: any;
  readonly required: boolean;
  /** Given when the schema is not to be believed. */
  readonly untyped?: string;
}

const SCALARS: { readonly [type: string]: string | undefined } = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' };
const LONGEST_UNION = 90;

/** Writes the types of schemas. Named types gather in `declarations`, in the order they are met. */
export class TypeWriter {
  readonly declarations: string[] = [];
  private readonly untyped = new Set<unknown>();

  constructor(private readonly scope: NameScope, private readonly report: Report) {}

  /** Whether the type says what the schema says. */
  readonly typed = (schema: unknown): boolean => !this.untyped.has(schema);

  /** The members of a struct. `stem` begins the names of the types they need, `path` says in messages where they are. */
  members(members: readonly Member[], stem: string, path: string): string {
    const names = memberNames(members.map(({ name }) => name));
    return members.map(({ name, schema, required, untyped }) => {
      const member = names.get(name)!;
      const at = path === '' ? name : `${path}.${name}`;
      const type = untyped === undefined ? this.typeOf(schema, `${stem}${suffix(name)}`, at) : { text: 'unknown', untyped };
      const optional = !required || schema?.default !== undefined;
      const doc = memberDoc(schema, { called: member === name ? undefined : name, untyped: type.untyped, optional });
      return `${docComment(doc, 2)}  readonly ${member}${optional ? '?' : ''}: ${type.text};\n`;
    }).join('\n');
  }

  /** A union of literals, as a type of its own when it is long. */
  union(values: readonly unknown[], name: string, doc: string): TypeText {
    const literals = [...new Set(values.map(value => typeof value === 'string' ? stringLiteral(value) : String(value)))];
    const text = literals.join(' | ');
    if (text.length <= LONGEST_UNION) { return { text, compound: literals.length > 1 }; }
    const alias = this.scope.claim(name);
    this.declarations.push(`${docComment([doc])}export type ${alias} =\n${literals.map(literal => `  | ${literal}`).join('\n')};\n`);
    return { text: alias };
  }

  private typeOf(schema: any, name: string, path: string): TypeText {
    const problem = fault(schema);
    if (problem !== undefined) { return this.unknown(schema, path, problem); }
    const { type } = schema;
    if (Array.isArray(schema.enum) && schema.enum.length > 0 && schema.enum.every(isScalar)) {
      const values = schema.enum.filter((value: unknown) => type === undefined || fits(value, type));
      if (values.length === 0) { return this.unknown(schema, path, `none of the values of its enum is of type ${type}`); }
      return this.union(values, name, `Values of ${codeText(path)}.`);
    }
    if (SCALARS[type] !== undefined) { return { text: SCALARS[type] }; }
    if (type === 'array' || (type === undefined && schema.items !== undefined)) { return this.list(schema, name, path); }
    if (type === 'object' || isMap(schema.properties) || isMap(schema.additionalProperties)) { return this.object(schema, name, path); }
    if (schema['x-kubernetes-int-or-string'] === true) { return { text: 'number | string', compound: true }; }
    if (schema['x-kubernetes-preserve-unknown-fields'] === true) { return { text: 'unknown' }; }
    return this.alternatives(schema, path);
  }

  private list(schema: any, name: string, path: string): TypeText {
    if (schema.items === undefined) {
      return schema['x-kubernetes-preserve-unknown-fields'] === true
        ? { text: 'readonly unknown[]', compound: true }
        : this.unknown(schema, path, 'the schema does not say what the items are');
    }
    const item = this.typeOf(schema.items, `${name}Item`, `${path}[]`);
    return { text: `readonly ${item.compound ? `(${item.text})` : item.text}[]`, compound: true, untyped: item.untyped };
  }

  private object(schema: any, name: string, path: string): TypeText {
    const { properties, additionalProperties: others, required } = schema;
    const open = schema['x-kubernetes-preserve-unknown-fields'] === true || others === true;
    if (!isMap(properties) || Object.keys(properties).length === 0) {
      if (isMap(others)) {
        const value = this.typeOf(others, `${name}Value`, `${path}[*]`);
        return { text: `{ readonly [name: string]: ${value.text} }`, untyped: value.untyped };
      }
      return { text: `{ readonly [name: string]: ${open ? 'unknown' : 'never'} }` };
    }
    const struct = this.scope.claim(name);
    const place = this.declarations.push('') - 1;
    const needed = Array.isArray(required) ? required : [];
    const members = Object.entries(properties).map(([key, sub]) => ({ name: key, schema: sub, required: needed.includes(key) }));
    const body = this.members(members, name, path);
    const rest = open || isMap(others) ? `\n${docComment(['Further members.'], 2)}  readonly [name: string]: unknown;\n` : '';
    this.declarations[place] = `${docComment([about(path)])}export interface ${struct} {\n${body}${rest}}\n`;
    return { text: struct };
  }

  /** Without a type of its own, a value is of one of the types of its alternatives. */
  private alternatives(schema: any, path: string): TypeText {
    const parts = [schema.anyOf, schema.oneOf].find(list => Array.isArray(list) && list.length > 0) ?? [];
    const types = [...new Set<string | undefined>(parts.map((part: any) => SCALARS[part?.type]))];
    if (types.length === 0 || types.includes(undefined)) { return this.unknown(schema, path, 'the schema has no type'); }
    return { text: types.join(' | '), compound: types.length > 1 };
  }

  private unknown(schema: unknown, path: string, reason: string): TypeText {
    this.untyped.add(schema);
    this.report.problems.push(`the type of "${path}" is not known: ${reason}; it became unknown.`);
    return { text: 'unknown', untyped: reason };
  }
}

function fault(schema: any): string | undefined {
  if (!isMap(schema)) { return 'there is no schema'; }
  if (schema.$ref !== undefined) { return 'the schema refers to another one, which Cluster API does not follow'; }
  if (schema.type !== undefined && SCALARS[schema.type] === undefined && schema.type !== 'object' && schema.type !== 'array') {
    return `${JSON.stringify(schema.type)} is not a type of Cluster API`;
  }
  return schema.properties !== undefined && !isMap(schema.properties) ? 'the properties are not a map' : undefined;
}

function about(path: string): string {
  if (path.endsWith('[]')) { return `An item of ${codeText(path.slice(0, -2))}.`; }
  return path.endsWith('[*]') ? `A value of the map ${codeText(path.slice(0, -3))}.` : `The value of ${codeText(path)}.`;
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

function fits(value: unknown, type: string): boolean {
  switch (type) {
    case 'integer': return Number.isInteger(value);
    case 'object': case 'array': return false;
    default: return typeof value === type;
  }
}
