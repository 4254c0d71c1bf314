import { define, Family, int, strings } from './define';
import { sprint, plain } from '../go-template/format';
import { parseFloatLiteral, parseInteger } from '../go-template/number-literal';
import { Int, List, Value } from '../go-template/value';

const MIN = -(2n ** 63n);
const MAX = 2n ** 63n - 1n;

/** The text of any value; Go's `%v` for what is not text. */
export function textOf(value: Value): string {
  return typeof value === 'string' ? value : plain(value);
}

/** spf13/cast v1.10 ToInt64, which makes 0 of whatever it cannot read. */
export function toInt64(value: Value): bigint {
  switch (typeof value) {
    case 'boolean': return value ? 1n : 0n;
    case 'number': return truncate(value);
    case 'string': return parse(value);
  }
  return value instanceof Int ? BigInt.asIntN(64, value.value) : 0n;
}

function truncate(value: number): bigint {
  // What the conversion makes of numbers out of range is up to the processor; amd64 answers with the smallest.
  if (!Number.isFinite(value) || value >= 2 ** 63 || value < -(2 ** 63)) { return MIN; }
  return BigInt(Math.trunc(value));
}

function parse(text: string): bigint {
  const decimal = /^([-+]?\d*)(\.\d*)?$/.exec(text);
  let whole = text;
  if (text.includes('.') && decimal) { whole = /^[-+]?$/.test(decimal[1]) ? `${decimal[1]}0` : decimal[1]; }
  const value = parseInteger(whole);
  return value !== undefined && value >= MIN && value <= MAX ? value : 0n;
}

/** spf13/cast ToFloat64. */
export function toFloat64(value: Value): number {
  switch (typeof value) {
    case 'boolean': return value ? 1 : 0;
    case 'number': return value;
    case 'string': return parseFloat64(value) ?? 0;
  }
  return value instanceof Int ? Number(value.value) : 0;
}

function parseFloat64(text: string): number | undefined {
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (special) { return special[2].toLowerCase() === 'nan' ? NaN : special[1] === '-' ? -Infinity : Infinity; }
  return parseFloatLiteral(text);
}

/** A list of strings from a list of anything, nils left out; from one value, a list of one. */
export function toStrings(value: Value): List {
  if (value instanceof List) {
    return value.elem === 'string' ? value : strings(value.items.filter(item => item !== null && item !== undefined).map(textOf));
  }
  return strings(value === null || value === undefined ? [] : [textOf(value)]);
}

/** Functions that turn values of one type into another. */
export const CONVERSION: Family = {
  toString: define('any', textOf),
  toStrings: define('any', toStrings),
  // What is too large becomes the largest; what is no number becomes zero.
  atoi: define('string', (text: string) => {
    const value = /^[+-]?[0-9]+$/.test(text) ? BigInt(text.replace('+', '')) : 0n;
    return int(value > MAX ? MAX : value < MIN ? MIN : value);
  }),
  int64: define('any', (value: Value) => new Int(toInt64(value), 'int64')),
  int: define('any', (value: Value) => int(toInt64(value))),
  float64: define('any', toFloat64),
  toDecimal: define('any', (value: Value) => {
    const text = sprint([value]);
    const octal = /^([+-]?)([0-7]+)$/.exec(text);
    const size = octal ? BigInt(`0o${octal[2]}`) * (octal[1] === '-' ? -1n : 1n) : 0n;
    return new Int(inRange(size) ? size : 0n, 'int64');
  }),
};

function inRange(value: bigint): boolean {
  return value >= MIN && value <= MAX;
}
