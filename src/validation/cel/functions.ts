import { isIn } from './access';
import { KUBERNETES } from './kubernetes';
import { STRINGS } from './strings';
import { CelError, compare, Double, equal, isNumber, Moment, numeric, Opaque, Optional, Span, typeOf, Unsupported, Value } from './values';

/** A function or method; the target of a method is the first argument. */
export type CelFunction = (...args: any[]) => Value;

/** Functions and operators by name. Each refuses arguments it has no meaning for with Unsupported. */
export const FUNCTIONS: { readonly [name: string]: CelFunction } = {
  '==': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => compare(a, b) < 0,
  '<=': (a, b) => compare(a, b) <= 0,
  '>': (a, b) => compare(a, b) > 0,
  '>=': (a, b) => compare(a, b) >= 0,
  'in': isIn,
  '!': value => { only('!', typeof value === 'boolean'); return !value; },
  'negate': value => isNumber(value) ? calculated(value, value, -numeric(value)) : wrong('-', value),
  '+': plus,
  '-': minus,
  '*': (a, b) => calculated(a, b, numbers('*', a, b, (x, y) => x * y)),
  '/': (a, b) => {
    if (b === 0) { throw new CelError('division by zero'); }
    const quotient = numbers('/', a, b, (x, y) => x / y);
    return calculated(a, b, typeof a === 'number' ? Math.trunc(quotient) : quotient);
  },
  '%': (a, b) => {
    if (b === 0) { throw new CelError('division by zero'); }
    return numbers('%', a, b, (x, y) => x % y);
  },
  'size': value => {
    if (typeof value === 'string') { return [...value].length; }
    if (Array.isArray(value)) { return value.length; }
    only('size', typeOf(value) === 'map');
    return Object.values(value).filter(item => item !== undefined && item !== null).length;
  },
  'int': toInt,
  'uint': toInt,
  'double': value => {
    const number = isNumber(value) ? numeric(value) : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
    if (Number.isNaN(number)) { throw new CelError(`${JSON.stringify(value)} is not a number`); }
    return new Double(number);
  },
  'string': toText,
  'bool': value => {
    if (typeof value === 'boolean') { return value; }
    if (value === 'true' || value === 'false') { return value === 'true'; }
    throw new CelError(`${JSON.stringify(value)} is neither true nor false`);
  },
  'dyn': value => value,
  'type': value => new Opaque('type', typeOf(value), undefined),
  'duration': value => value instanceof Span ? value : span(value),
  'timestamp': value => value instanceof Moment ? value : moment(value),
  'optional.of': value => new Optional(value),
  'optional.none': () => Optional.none,
  'hasValue': value => optional(value).value !== undefined,
  'value': value => optional(value).value ?? fail('the optional value is not set'),
  'orValue': (value, other) => optional(value).value ?? other,
  'or': (value, other) => optional(value).value === undefined ? optional(other) : value,
  ...STRINGS,
  ...KUBERNETES,
};

function plus(a: Value, b: Value): Value {
  if (typeof a === 'string' && typeof b === 'string') { return a + b; }
  if (Array.isArray(a) && Array.isArray(b)) { return [...a, ...b]; }
  if (a instanceof Span && b instanceof Span) { return new Span(a.nanos + b.nanos); }
  if (a instanceof Moment && b instanceof Span) { return new Moment(a.nanos + b.nanos); }
  if (a instanceof Span && b instanceof Moment) { return new Moment(a.nanos + b.nanos); }
  return calculated(a, b, numbers('+', a, b, (x, y) => x + y));
}

function minus(a: Value, b: Value): Value {
  if (a instanceof Moment && b instanceof Moment) { return new Span(a.nanos - b.nanos); }
  if (a instanceof Moment && b instanceof Span) { return new Moment(a.nanos - b.nanos); }
  if (a instanceof Span && b instanceof Span) { return new Span(a.nanos - b.nanos); }
  return calculated(a, b, numbers('-', a, b, (x, y) => x - y));
}

/** Whole numbers and fractions do not mix in CEL. */
function numbers(operator: string, a: Value, b: Value, compute: (x: number, y: number) => number): number {
  only(operator, isNumber(a) && isNumber(b) && typeof a === typeof b);
  return compute(numeric(a as number), numeric(b as number));
}

function calculated(a: Value, b: Value, result: number): Value {
  return a instanceof Double || b instanceof Double ? new Double(result) : result;
}

function toInt(value: Value): Value {
  if (typeof value === 'number') { return value; }
  if (value instanceof Double) { return Math.trunc(value.value); }
  if (value instanceof Moment) { return Number(value.nanos / 1_000_000_000n); }
  if (typeof value !== 'string') { return wrong('int', value); }
  return /^[+-]?\d+$/.test(value) ? Number(value) : fail(`${JSON.stringify(value)} is not a whole number`);
}

function toText(value: Value): Value {
  if (typeof value === 'string') { return value; }
  if (typeof value === 'boolean' || isNumber(value)) { return String(isNumber(value) ? numeric(value) : value); }
  return value instanceof Opaque && value.type !== 'type' ? value.text : wrong('string', value);
}

const UNITS: { [unit: string]: number } = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, m: 6e10, h: 3.6e12 };

/** A duration as Go writes it: `1h30m`. */
export function span(text: Value): Span {
  if (typeof text !== 'string') { return wrong('duration', text); }
  const match = /^([+-]?)((?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.exec(text);
  if (!match && !/^[+-]?0$/.test(text)) { return fail(`"${text}" is not a duration such as "5m"`); }
  const total = [...text.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/g)].reduce((sum, [, count, unit]) => sum + Math.round(Number(count) * UNITS[unit]), 0);
  return new Span(BigInt(total) * (text.startsWith('-') ? -1n : 1n));
}

/** A point in time in RFC 3339. */
export function moment(text: Value): Moment {
  if (typeof text !== 'string') { return wrong('timestamp', text); }
  const match = /^(\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/.exec(text);
  const milliseconds = match ? Date.parse(`${match[1]}${match[3]}`.toUpperCase()) : NaN;
  if (Number.isNaN(milliseconds)) { return fail(`"${text}" is not a time in RFC 3339`); }
  return new Moment(BigInt(milliseconds) * 1_000_000n + BigInt((match![2] ?? '').padEnd(9, '0')));
}

function optional(value: Value): Optional {
  return value instanceof Optional ? value : wrong('an optional function', value);
}

function only(name: string, ok: boolean): void {
  if (!ok) { throw new Unsupported(`${name} of values of these types`); }
}

function wrong(name: string, value: Value): never {
  throw new Unsupported(`${name} of ${typeOf(value)}`);
}

function fail(message: string): never {
  throw new CelError(message);
}
