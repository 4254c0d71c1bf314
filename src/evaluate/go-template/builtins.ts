import { FunctionError, NotEvaluated } from './errors';
import { plain, sprint, sprintf, sprintln } from './format';
import { TemplateFunction } from './nodes';
import { isPrintable } from './quote';
import { byteLength, sliceBytes } from './text';
import { compareStrings, Dict, Int, isTrue, List, typeName, Value } from './value';

const undecided = { params: ['lazy', '...lazy'], call: () => undefined };

/** The functions that every Go template has. `call` is left out: there is no data that holds functions. */
export const BUILTINS: { readonly [name: string]: TemplateFunction } = {
  and: undecided,
  or: undecided,
  not: { params: ['value'], call: (value: Value) => !isTrue(value) },
  eq: { params: ['value', '...value'], call: equalsAny },
  ne: { params: ['value', 'value'], call: (a: Value, b: Value) => !equalsAny(a, b) },
  lt: { params: ['value', 'value'], call: less },
  le: { params: ['value', 'value'], call: (a: Value, b: Value) => less(a, b) || equalsAny(a, b) },
  gt: { params: ['value', 'value'], call: (a: Value, b: Value) => !(less(a, b) || equalsAny(a, b)) },
  ge: { params: ['value', 'value'], call: (a: Value, b: Value) => !less(a, b) },
  len: { params: ['value'], call: length },
  index: { params: ['value', '...value'], call: index },
  slice: { params: ['value', '...value'], call: slice },
  print: { params: ['...any'], call: (...args: Value[]) => sprint(args) },
  printf: { params: ['string', '...any'], call: (format: string, ...args: Value[]) => sprintf(format, args) },
  println: { params: ['...any'], call: (...args: Value[]) => sprintln(args) },
  html: { params: ['...any'], call: (...args: Value[]) => escapeHtml(escapable(args)) },
  js: { params: ['...any'], call: (...args: Value[]) => escapeJavaScript(escapable(args)) },
  urlquery: { params: ['...any'], call: (...args: Value[]) => queryEscape(escapable(args)) },
  call: { params: ['value', '...value'], call: () => { throw new NotEvaluated('call needs a function, which data cannot hold'); } },
};

function basicKind(value: Value): string {
  switch (typeof value) {
    case 'string': return 'string';
    case 'boolean': return 'bool';
    case 'number': return 'float';
  }
  return value instanceof Int ? 'int' : 'none';
}

function equalsAny(first: Value, ...others: Value[]): boolean {
  if (others.length === 0) { throw new FunctionError('missing argument for comparison'); }
  return others.some(other => equals(first ?? undefined, other ?? undefined));
}

function equals(a: Value, b: Value): boolean {
  const kind = basicKind(a);
  if (kind !== basicKind(b)) {
    if (a === undefined || b === undefined) { return false; }
    throw new FunctionError(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`);
  }
  if (a instanceof Int && b instanceof Int) { return a.value === b.value; }
  if (kind !== 'none') { return a === b; }
  if (a !== undefined && b !== undefined && (a instanceof List !== b instanceof List || a instanceof Dict !== b instanceof Dict)) {
    throw new FunctionError(`non-comparable types ${plain(a)}: ${typeName(a)}, ${typeName(b)}: ${plain(b)}`);
  }
  if (isNil(a) || isNil(b)) { return isNil(a) === isNil(b); }
  if (b instanceof List || b instanceof Dict) { throw new FunctionError(`non-comparable type ${plain(b)}: ${typeName(b)}`); }
  return a === b;
}

function isNil(value: Value): boolean {
  return value === undefined || value === null || ((value instanceof List || value instanceof Dict) && value.isNil);
}

function less(a: Value, b: Value): boolean {
  const [kind, other] = [basicKind(a), basicKind(b)];
  if (kind === 'none' || other === 'none') { throw new FunctionError('invalid type for comparison'); }
  if (kind !== other) { throw new FunctionError(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`); }
  if (kind === 'bool') { throw new FunctionError('invalid type for comparison'); }
  if (kind === 'string') { return compareStrings(a as string, b as string) < 0; }
  return a instanceof Int ? a.value < (b as Int).value : (a as number) < (b as number);
}

function length(value: Value): Value {
  if (typeof value === 'string') { return new Int(BigInt(byteLength(value))); }
  if (value instanceof List) { return new Int(BigInt(value.items.length)); }
  if (value instanceof Dict) { return new Int(BigInt(value.entries.size)); }
  throw new FunctionError(value === null || value === undefined ? 'len of nil pointer' : `len of type ${typeName(value)}`);
}

function index(item: Value, ...indexes: Value[]): Value {
  if (item === undefined || item === null) { throw new FunctionError('index of untyped nil'); }
  let found: Value = item;
  for (const at of indexes) {
    if (found === null || found === undefined) { throw new FunctionError('index of nil pointer'); }
    if (found instanceof Dict) {
      if (typeof at !== 'string') { throw new FunctionError(at === undefined || at === null ? 'value is nil; should be of type string' : `value has type ${typeName(at)}; should be string`); }
      found = found.entries.has(at) ? found.entries.get(at)! : found.elem === 'string' ? '' : null;
    } else if (found instanceof List) {
      found = found.items[position(at, found.items.length, true)];
    } else if (typeof found === 'string') {
      found = new Int(BigInt(Buffer.from(found)[position(at, byteLength(found), true)]), 'uint8');
    } else {
      throw new FunctionError(`can't index item of type ${typeName(found)}`);
    }
  }
  return found;
}

function position(at: Value, length_: number, within = false): number {
  if (!(at instanceof Int)) {
    throw new FunctionError(`cannot index slice/array with ${at === undefined || at === null ? 'nil' : `type ${typeName(at)}`}`);
  }
  if (at.value < 0n || at.value > length_ || (within && at.value >= length_)) { throw new FunctionError(`index out of range: ${at.value}`); }
  return Number(at.value);
}

function slice(item: Value, ...indexes: Value[]): Value {
  if (item === undefined || item === null) { throw new FunctionError('slice of untyped nil'); }
  if (indexes.length > 3) { throw new FunctionError(`too many slice indexes: ${indexes.length}`); }
  if (typeof item !== 'string' && !(item instanceof List)) { throw new FunctionError(`can't slice item of type ${typeName(item)}`); }
  if (indexes.length === 3) {
    if (typeof item === 'string') { throw new FunctionError('cannot 3-index slice a string'); }
    throw new NotEvaluated('slice with three indexes is left out');
  }
  const size = typeof item === 'string' ? byteLength(item) : item.items.length;
  const [start = 0, end = size] = indexes.map(at => position(at, size));
  if (start > end) { throw new FunctionError(`invalid slice index: ${start} > ${end}`); }
  return typeof item === 'string' ? sliceBytes(item, start, end) : new List(item.items.slice(start, end), item.elem, item.isNil);
}

/** What print would make of the arguments, except that nil has no value. */
function escapable(args: readonly Value[]): string {
  return sprint(args.map(arg => arg === null || arg === undefined ? '<no value>' : arg));
}

const HTML: { [char: string]: string } = { '\0': '\ufffd', '"': '&#34;', "'": '&#39;', '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeHtml(text: string): string {
  return text.replace(/[\0"'&<>]/g, char => HTML[char]);
}

const JAVASCRIPT: { [char: string]: string } = { '\\': '\\\\', "'": "\\'", '"': '\\"', '<': '\\u003C', '>': '\\u003E', '&': '\\u0026', '=': '\\u003D' };

function escapeJavaScript(text: string): string {
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (JAVASCRIPT[char]) { out += JAVASCRIPT[char]; continue; }
    out += code < 0x20 || (code >= 0x80 && !isPrintable(char)) ? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}` : char;
  }
  return out;
}

/** url.QueryEscape. */
export function queryEscape(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%20/g, '+');
}
