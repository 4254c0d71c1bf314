import { compileCel, Program } from './compile';
import { prepare } from './prepare';
import { CelError, Unsupported } from './values';
import type { Schema } from '../../api';

type Path = readonly (string | number)[];

/** A rule of a schema that a value does not meet. */
export interface CelViolation {
  readonly path: Path;
  readonly rule: string;
  readonly value: unknown;
  /** What the author of the API says about it, when the schema carries the words. */
  readonly message?: string;
  /** Why the rule has no result, which the API server also refuses. */
  readonly failure?: string;
}

/** What was found about a value, and the rules that nothing was said about. */
export interface CelVerdict {
  readonly violations: readonly CelViolation[];
  readonly unchecked: readonly string[];
}

/** `x-kubernetes-validations` entries; imported schemas carry only the rule. */
interface SchemaRule {
  readonly rule: string;
  readonly message?: string;
  readonly optionalOldSelf?: boolean;
}

/** A rule that is compiled when a value first meets it: most values have few of the fields with rules. */
class LazyRule {
  private compiled?: { readonly program?: Program };

  constructor(readonly source: SchemaRule) {}

  /** Absent when the rule uses what the evaluator does not know. */
  get program(): Program | undefined {
    this.compiled ??= { program: compiled(this.source.rule) };
    return this.compiled.program;
  }
}

/** The part of a schema that leads to rules. */
interface Node {
  readonly schema: Schema;
  readonly rules: readonly LazyRule[];
  readonly fields: readonly (readonly [string, Node])[];
  readonly others?: Node;
  readonly items?: Node;
  readonly keys?: readonly string[];
}

const nodes = new WeakMap<Schema, Node | null>();

/** Evaluate every rule of a schema on a value. Rules about changes run where an older value is given and has the field. */
export function checkCel(value: unknown, schema: Schema, before?: unknown): CelVerdict {
  const violations: CelViolation[] = [];
  const unchecked = new Set<string>();
  // The steps to the value that is looked at.
  const steps: (string | number)[] = [];
  const walk = (node: Node, now: any, old: any): void => {
    if (!fits(now, node.schema)) { return; }
    for (const rule of node.rules) { run(rule, node, now, old); }
    for (const [field, sub] of node.fields) { step(field, sub, property(now, field), property(old, field)); }
    if (node.others) {
      for (const key of Object.keys(now)) {
        if (!Object.hasOwn(node.schema.properties ?? {}, key)) { step(key, node.others, now[key], property(old, key)); }
      }
    }
    const { items } = node;
    if (items && Array.isArray(now)) { now.forEach((item, index) => step(index, items, item, counterpart(item, old, node.keys))); }
  };
  const step = (key: string | number, node: Node, now: any, old: any): void => {
    steps.push(key);
    walk(node, now, old);
    steps.pop();
  };
  const run = ({ source, program }: LazyRule, { schema: own }: Node, now: unknown, old: unknown): void => {
    const { rule } = source;
    // Schemas of variables are free of form, so what stands there may be anything.
    const message = typeof source.message === 'string' ? source.message : undefined;
    if (!program || source.optionalOldSelf) { unchecked.add(rule); return; }
    if (program.usesOldSelf && (old === undefined || old === null)) { return; }
    try {
      if (program.run(prepare(now, own), program.usesOldSelf ? prepare(old, own) : null)) { return; }
      violations.push({ path: [...steps], rule, value: now, message });
    } catch (error) {
      if (error instanceof CelError) {
        violations.push({ path: [...steps], rule, value: now, message, failure: error.message });
      } else {
        unchecked.add(rule);
      }
    }
  };
  const root = nodeOf(schema);
  if (root) { walk(root, value, before); }
  return { violations, unchecked: [...unchecked] };
}

function nodeOf(schema: Schema): Node | null {
  const known = nodes.get(schema);
  if (known !== undefined) { return known; }
  // Schemas do not contain themselves, so nothing is asked for twice on the way down.
  const rules = ((schema['x-kubernetes-validations'] ?? []) as readonly SchemaRule[]).map(rule => new LazyRule(rule));
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, sub]) => {
    const node = nodeOf(sub);
    return node ? [[name, node] as const] : [];
  });
  const others = typeof schema.additionalProperties === 'object' ? nodeOf(schema.additionalProperties) ?? undefined : undefined;
  const items = schema.items ? nodeOf(schema.items) ?? undefined : undefined;
  const keys = schema['x-kubernetes-list-type'] === 'map' ? schema['x-kubernetes-list-map-keys'] : undefined;
  const node = rules.length > 0 || fields.length > 0 || others || items ? { schema, rules, fields, others, items, keys } : null;
  nodes.set(schema, node);
  return node;
}

function compiled(rule: string): Program | undefined {
  try {
    return compileCel(rule);
  } catch (error) {
    if (error instanceof Unsupported) { return undefined; }
    throw error;
  }
}

/** A value of another type than the schema says is reported by the schema check; CEL is not asked about it. */
function fits(value: unknown, schema: Schema): boolean {
  if (value === undefined || value === null) { return false; }
  switch (schema.type) {
    case 'object': return typeof value === 'object' && !Array.isArray(value);
    case 'array': return Array.isArray(value);
    case 'string': return typeof value === 'string';
    case 'boolean': return typeof value === 'boolean';
    case 'integer': case 'number': return typeof value === 'number';
    default: return true;
  }
}

function property(value: any, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The older item with the same keys. Items of other lists have no identity, so rules about changes do not reach them. */
function counterpart(item: any, old: any, keys: readonly string[] | undefined): unknown {
  if (!keys || !Array.isArray(old)) { return undefined; }
  return old.find(other => keys.every(key => other?.[key] === item?.[key]));
}
