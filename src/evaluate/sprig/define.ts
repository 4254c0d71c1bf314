import { FunctionError, NotEvaluated } from '../go-template/errors';
import { TemplateFunction } from '../go-template/nodes';
import { Dict, Int, isOpaque, List, typeName, Value } from '../go-template/value';

/** Functions of one family by name. */
export type Family = { readonly [name: string]: TemplateFunction };

/** A function by its parameter types: `'string, int, ...any'`. */
export function define(parameters: string, call: (...args: any[]) => Value): TemplateFunction {
  return { params: parameters === '' ? [] : parameters.split(', '), call };
}

/** A Go int. */
export function int(value: number | bigint): Int {
  return new Int(BigInt(value));
}

/** The elements of a list. Sprig's list functions take anything and stop at what is no list. */
export function itemsOf(list: Value, doing: string): readonly Value[] {
  if (list instanceof List) { return list.items; }
  if (list === null || list === undefined) { throw new FunctionError('runtime error: invalid memory address or nil pointer dereference'); }
  throw new FunctionError(`Cannot ${doing} type ${kindOf(list)}`);
}

/** A list of strings. */
export function strings(items: readonly string[], isNil = false): List {
  return new List([...items], 'string', isNil);
}

/** reflect.Kind of a value. */
export function kindOf(value: Value): string {
  if (value === null || value === undefined) { return 'invalid'; }
  if (value instanceof List) { return 'slice'; }
  if (value instanceof Dict) { return 'map'; }
  if (isOpaque(value)) { return value.goType.startsWith('*') ? 'ptr' : 'struct'; }
  return typeName(value);
}

/** reflect.DeepEqual. */
export function deepEqual(a: Value, b: Value): boolean {
  if (a instanceof Int) { return b instanceof Int && a.type === b.type && a.value === b.value; }
  if (a instanceof List) {
    return b instanceof List && a.elem === b.elem && a.isNil === b.isNil && a.items.length === b.items.length
      && a.items.every((item, i) => deepEqual(item ?? null, b.items[i] ?? null));
  }
  if (a instanceof Dict) {
    return b instanceof Dict && a.elem === b.elem && a.isNil === b.isNil && a.entries.size === b.entries.size
      && [...a.entries].every(([key, value]) => b.entries.has(key) && deepEqual(value ?? null, b.entries.get(key) ?? null));
  }
  if (isOpaque(a)) {
    if (isOpaque(b) && a.goType === b.goType) { throw new NotEvaluated(`comparing two ${a.goType} is left out; compare their text`); }
    return false;
  }
  return (a ?? null) === (b ?? null);
}

/** Sprig's rule for `default`, `empty`, `coalesce` and others. */
export function isEmpty(value: Value): boolean {
  switch (typeof value) {
    case 'string': return value === '';
    case 'number': return value === 0;
    case 'boolean': return !value;
    case 'undefined': return true;
  }
  if (value === null) { return true; }
  if (value instanceof Int) { return value.value === 0n; }
  if (value instanceof List) { return value.items.length === 0; }
  return value instanceof Dict && value.entries.size === 0;
}
