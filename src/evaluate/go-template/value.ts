/**
 * What a Go template computes with. JSON data needs only `null`, booleans, strings, `number` (Go's float64, which is what Go makes of every JSON
 * number), lists and maps; the other kinds come out of functions. `undefined` is Go's invalid value: a map key that does not exist.
 */
export type Value = undefined | null | boolean | string | number | Int | List | Dict | Opaque;

/** The integer types that occur in templates. */
export type IntType = 'int' | 'int64' | 'uint8' | 'uint64' | 'int32';

/** A Go integer. Its type matters: `int` is not `int64` to a function, and neither equals a float. */
export class Int {
  public constructor(public readonly value: bigint, public readonly type: IntType = 'int') {}
}

/** A Go slice. `elem` is the Go name of the element type. */
export class List {
  public constructor(public readonly items: Value[], public readonly elem: string = 'interface {}', public readonly isNil = false) {}
}

/** A Go map with string keys. `elem` is the Go name of the value type. */
export class Dict {
  public constructor(public readonly entries: Map<string, Value>, public readonly elem: 'interface {}' | 'string' = 'interface {}', public readonly isNil = false) {}

  /** Keys in Go's order: by bytes, which is by code points. */
  public sortedKeys(): string[] {
    return [...this.entries.keys()].sort(compareStrings);
  }
}

/** A Go value with methods (a version, a date): its type name, its text, and what a template may call on it. */
export interface Opaque {
  readonly goType: string;
  readonly methods: { readonly [name: string]: { readonly params: readonly string[]; call(...args: Value[]): Value } };
  toString(): string;
}

/** Whether a value is one with methods. */
export function isOpaque(value: Value): value is Opaque {
  return typeof value === 'object' && value !== null && 'goType' in value;
}

/** Go's `<` on strings compares UTF-8 bytes; UTF-16 units sort differently beyond the basic plane. */
export function compareStrings(a: string, b: string): number {
  if (a === b) { return 0; }
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) { return fix(x) - fix(y); }
  }
  return a.length - b.length;
}

function fix(unit: number): number {
  return unit >= 0xE000 ? unit - 0x800 : unit >= 0xD800 ? unit + 0x2000 : unit;
}

/** The Go type of a value as `%T` prints it. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'string': return 'string';
    case 'number': return 'float64';
    case 'boolean': return 'bool';
    case 'undefined': return '<nil>';
  }
  if (value === null) { return '<nil>'; }
  if (value instanceof Int) { return value.type; }
  if (value instanceof List) { return `[]${value.elem}`; }
  if (value instanceof Dict) { return `map[string]${value.elem}`; }
  return value.goType;
}

/** Go's rule for `if`, `and`, `or`, `not` and `with`: whatever is zero or empty is false. */
export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case 'string': return value.length > 0;
    case 'number': return value !== 0;
    case 'boolean': return value;
    case 'undefined': return false;
  }
  if (value === null) { return false; }
  if (value instanceof Int) { return value.value !== 0n; }
  if (value instanceof List) { return value.items.length > 0; }
  if (value instanceof Dict) { return value.entries.size > 0; }
  return true;
}

/** Template data from parsed JSON. */
export function fromJson(json: unknown): Value {
  if (Array.isArray(json)) { return new List(json.map(fromJson)); }
  if (json !== null && typeof json === 'object') {
    return new Dict(new Map(Object.keys(json).map(key => [key, fromJson((json as any)[key])])));
  }
  return json as Value;
}
