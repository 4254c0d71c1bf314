import { FunctionError } from '../go-template/errors';

/** A decimal number: coefficient × 10^exponent. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

const DIVISION_PLACES = 16;

/** The decimal with the fewest digits that reads back as the same float. */
export function decimal(value: number): Decimal {
  if (!Number.isFinite(value)) { throw new FunctionError(`Cannot create a Decimal from ${value}`); }
  const [mantissa, exponent] = value.toExponential().split('e');
  const [whole, part = ''] = mantissa.split('.');
  return { coefficient: BigInt(whole + part), exponent: Number(exponent) - part.length };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { coefficient: scaled(a, exponent) + scaled(b, exponent), exponent };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { ...b, coefficient: -b.coefficient });
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { coefficient: a.coefficient * b.coefficient, exponent: a.exponent + b.exponent };
}

/** To 16 places after the point, halves away from zero (shopspring/decimal v1.4). */
export function divide(a: Decimal, b: Decimal): Decimal {
  if (b.coefficient === 0n) { throw new FunctionError('decimal division by 0'); }
  const shift = a.exponent - b.exponent + DIVISION_PLACES;
  const over = shift >= 0 ? a.coefficient * 10n ** BigInt(shift) : a.coefficient;
  const under = shift >= 0 ? b.coefficient : b.coefficient * 10n ** BigInt(-shift);
  const quotient = over / under;
  const rest = over - quotient * under;
  const away = abs(rest) * 2n >= abs(under) ? ((over < 0n) !== (under < 0n) ? -1n : 1n) : 0n;
  return { coefficient: quotient + away, exponent: -DIVISION_PLACES };
}

/** The nearest float. */
export function toNumber({ coefficient, exponent }: Decimal): number {
  return Number(`${coefficient}e${exponent}`);
}

function scaled(value: Decimal, exponent: number): bigint {
  return value.coefficient * 10n ** BigInt(value.exponent - exponent);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
