import { toFloat64, toInt64 } from './conversion';
import { add, decimal, Decimal, divide, multiply, subtract, toNumber } from './decimal';
import { define, Family } from './define';
import { FunctionError, NotEvaluated } from '../go-template/errors';
import { Int, List, Value } from '../go-template/value';

const ONE: Value = new Int(1n);

/** Arithmetic. Functions without an `f` work on 64-bit integers and make one of whatever they get; those with one work on decimals. */
export const MATH: Family = {
  add1: define('any', (value: Value) => int64(toInt64(value) + 1n)),
  add: define('...any', (...values: Value[]) => int64(values.reduce((sum, value) => sum + toInt64(value), 0n))),
  sub: define('any, any', (a: Value, b: Value) => int64(toInt64(a) - toInt64(b))),
  div: define('any, any', (a: Value, b: Value) => int64(toInt64(a) / notZero(toInt64(b)))),
  mod: define('any, any', (a: Value, b: Value) => int64(toInt64(a) % notZero(toInt64(b)))),
  mul: define('any, ...any', (a: Value, ...values: Value[]) => int64(values.reduce((product, value) => product * toInt64(value), toInt64(a)))),
  add1f: define('any', (value: Value) => decimals(value, [ONE], add)),
  addf: define('...any', (...values: Value[]) => decimals(0, values, add)),
  subf: define('any, ...any', (a: Value, ...values: Value[]) => decimals(a, values, subtract)),
  mulf: define('any, ...any', (a: Value, ...values: Value[]) => decimals(a, values, multiply)),
  divf: define('any, ...any', (a: Value, ...values: Value[]) => decimals(a, values, divide)),
  max: define('any, ...any', largest),
  biggest: define('any, ...any', largest),
  min: define('any, ...any', (...values: Value[]) => int64(values.map(toInt64).reduce((a, b) => b < a ? b : a))),
  maxf: define('any, ...any', (...values: Value[]) => Math.max(...values.map(toFloat64))),
  minf: define('any, ...any', (...values: Value[]) => Math.min(...values.map(toFloat64))),
  floor: define('any', (value: Value) => Math.floor(toFloat64(value))),
  ceil: define('any', (value: Value) => Math.ceil(toFloat64(value))),
  round: define('any, int, ...float64', (value: Value, places: Int, ...from: number[]) => round(toFloat64(value), Number(places.value), from[0] ?? 0.5)),
  until: define('int', (count: Int) => numbers(steps(0n, count.value, count.value < 0n ? -1n : 1n))),
  untilStep: define('int, int, int', (start: Int, stop: Int, step: Int) => numbers(steps(start.value, stop.value, step.value))),
  seq: define('...int', (...params: Int[]) => sequence(params.map(param => param.value)).join(' ')),
};

function int64(value: bigint): Int {
  return new Int(BigInt.asIntN(64, value), 'int64');
}

function notZero(value: bigint): bigint {
  if (value === 0n) { throw new FunctionError('runtime error: integer divide by zero'); }
  return value;
}

function largest(...values: Value[]): Int {
  return int64(values.map(toInt64).reduce((a, b) => b > a ? b : a));
}

function decimals(first: Value, rest: readonly Value[], operation: (a: Decimal, b: Decimal) => Decimal): number {
  return toNumber(rest.reduce<Decimal>((result, value) => operation(result, decimal(toFloat64(value))), decimal(toFloat64(first))));
}

/** Rounds from `roundOn` on, `0.5` by default; upstream's arithmetic on floats included. */
function round(value: number, places: number, roundOn: number): number {
  const power = powerOfTen(places);
  const digit = power * value;
  const rest = digit - Math.trunc(digit);
  return (rest >= roundOn ? Math.ceil(digit) : Math.floor(digit)) / power;
}

/** math.Pow(10, n) with Go's rounding errors, which decide which way a half falls. */
function powerOfTen(exponent: number): number {
  let [mantissa, shift, base, baseShift] = [1, 0, 0.625, 4];
  for (let i = Math.abs(exponent); i !== 0; i = Math.floor(i / 2)) {
    if (baseShift > 4096) {
      shift += baseShift;
      break;
    }
    if (i % 2 === 1) {
      mantissa *= base;
      shift += baseShift;
    }
    base *= base;
    baseShift *= 2;
    if (base < 0.5) {
      base *= 2;
      baseShift--;
    }
  }
  if (exponent < 0) { [mantissa, shift] = [1 / mantissa, -shift]; }
  // In two steps: 2 to the shift alone may leave the range of numbers.
  return mantissa * 2 ** Math.trunc(shift / 2) * 2 ** (shift - Math.trunc(shift / 2));
}

function steps(start: bigint, stop: bigint, step: bigint): bigint[] {
  const out: bigint[] = [];
  if (step === 0n || (stop < start) !== (step < 0n)) { return out; }
  if ((stop - start) / step > 1_000_000n) { throw new NotEvaluated('more than a million numbers'); }
  for (let i = start; step < 0n ? i > stop : i < stop; i += step) { out.push(i); }
  return out;
}

function numbers(values: readonly bigint[]): List {
  return new List(values.map(value => new Int(value)), 'int');
}

function sequence(params: readonly bigint[]): bigint[] {
  if (params.length === 0 || params.length > 3) { return []; }
  const start = params.length === 1 ? 1n : params[0];
  const end = params[params.length - 1];
  const direction = end < start ? -1n : 1n;
  const step = params.length === 3 ? params[1] : direction;
  return direction < 0n && step > 0n ? [] : steps(start, end + direction, step);
}
