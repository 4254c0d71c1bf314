/**
 * What CEL expressions compute with. Whole numbers are plain numbers, because nearly all numbers of an API are; the rarer types are classes.
 * Maps and objects are plain objects, lists are arrays.
 */
export type Value =
  | null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value }
  | Double | Moment | Span | Optional | Opaque;

/** A number with a fraction, which CEL keeps apart from whole numbers: 5 / 2 is 2. */
export class Double {
  constructor(readonly value: number) {}
}

/** A point in time, in nanoseconds since 1970. */
export class Moment {
  constructor(readonly nanos: bigint) {}
}

/** A length of time in nanoseconds. */
export class Span {
  constructor(readonly nanos: bigint) {}
}

/** The optional values of `?.`, `optional.of()` and their like. */
export class Optional {
  static readonly none = new Optional(undefined);

  constructor(readonly value: Value | undefined) {}
}

/** A value of a Kubernetes library (url, ip, cidr, quantity) or a type such as `int`. Equal when the texts are. */
export class Opaque {
  constructor(readonly type: string, readonly text: string, readonly inner: any) {}
}

/** The expression has no result; the API server then refuses the object. */
export class CelError extends Error {}

/** The expression uses something this evaluator does not know, so nothing is said about the object. */
export class Unsupported extends Error {}

/** The type a value has for `type()` and for choosing a function. */
export function typeOf(value: Value): string {
  if (value === null) { return 'null_type'; }
  if (Array.isArray(value)) { return 'list'; }
  if (value instanceof Double) { return 'double'; }
  if (value instanceof Moment) { return 'google.protobuf.Timestamp'; }
  if (value instanceof Span) { return 'google.protobuf.Duration'; }
  if (value instanceof Optional) { return 'optional_type'; }
  if (value instanceof Opaque) { return value.type; }
  if (typeof value === 'number') { return 'int'; }
  if (typeof value === 'boolean') { return 'bool'; }
  return typeof value === 'string' ? 'string' : 'map';
}

/** Whether `==` holds. Values of different types are different, except that numbers compare by value. */
export function equal(a: Value, b: Value): boolean {
  if (a === b) { return true; }
  if (isNumber(a) && isNumber(b)) { return numeric(a) === numeric(b); }
  const type = typeOf(a);
  if (type !== typeOf(b)) { return false; }
  if (a instanceof Moment || a instanceof Span) { return a.nanos === (b as Moment).nanos; }
  if (a instanceof Optional) { return equalOptional(a, b as Optional); }
  if (a instanceof Opaque) { return a.text === (b as Opaque).text; }
  if (Array.isArray(a)) { return a.length === (b as Value[]).length && a.every((item, index) => equal(item, (b as Value[])[index])); }
  if (type !== 'map') { return false; }
  const left = a as { [key: string]: Value };
  const right = b as { [key: string]: Value };
  const keys = given(left);
  return keys.length === given(right).length && keys.every(key => right[key] !== undefined && right[key] !== null && equal(left[key], right[key]));
}

/** Whether two values are ordered before, alike or after: a negative number, 0 or a positive one. */
export function compare(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) { return numeric(a) - numeric(b); }
  if (typeOf(a) !== typeOf(b)) { throw new Unsupported('values of different types are not ordered'); }
  if (a instanceof Moment || a instanceof Span) { return a.nanos < (b as Span).nanos ? -1 : a.nanos > (b as Span).nanos ? 1 : 0; }
  if (typeof a === 'string') { return order(a, b as string); }
  if (typeof a === 'boolean') { return Number(a) - Number(b); }
  throw new Unsupported(`values of type ${typeOf(a)} are not ordered`);
}

export function isNumber(value: Value): value is number | Double {
  return typeof value === 'number' || value instanceof Double;
}

export function numeric(value: number | Double): number {
  return typeof value === 'number' ? value : value.value;
}

/** The fields an object has. YAML's null is the same as leaving a field out, as it is for the API server. */
export function given(object: { readonly [key: string]: unknown }): string[] {
  return Object.keys(object).filter(key => object[key] !== undefined && object[key] !== null);
}

function equalOptional(a: Optional, b: Optional): boolean {
  return a.value === undefined || b.value === undefined ? a.value === b.value : equal(a.value, b.value);
}

/** By code point, not by UTF-16 unit. */
function order(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
