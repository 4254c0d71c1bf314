/** A positive number as 0.d₁d₂d₃… × 10^point. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** strconv.FormatFloat with verb e, f or g; a precision of -1 asks for the fewest digits that read back as the same number. */
export function formatFloat(value: number, verb: 'e' | 'f' | 'g', precision: number): string {
  if (Number.isNaN(value)) { return 'NaN'; }
  if (!Number.isFinite(value)) { return value > 0 ? '+Inf' : '-Inf'; }
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  const shortest = precision < 0;
  if (verb === 'f') {
    const decimal = shortest ? shortestDecimal(size) : round(exactDecimal(size), ({ point }) => point + precision);
    return sign + fixed(decimal, shortest ? Math.max(decimal.digits.length - decimal.point, 0) : precision);
  }
  if (verb === 'e') {
    const decimal = shortest ? shortestDecimal(size) : round(exactDecimal(size), () => precision + 1);
    return sign + exponential(decimal, shortest ? decimal.digits.length - 1 : precision);
  }
  const wanted = precision === 0 ? 1 : precision;
  const decimal = shortest ? shortestDecimal(size) : round(exactDecimal(size), () => wanted);
  let limit = shortest ? 6 : wanted;
  if (!shortest && limit > decimal.digits.length && decimal.digits.length >= decimal.point) { limit = decimal.digits.length; }
  const exponent = decimal.point - 1;
  if (exponent < -4 || exponent >= limit) { return sign + exponential(decimal, decimal.digits.length - 1); }
  return sign + fixed(decimal, Math.max(decimal.digits.length - decimal.point, 0));
}

function shortestDecimal(value: number): Decimal {
  if (value === 0) { return { digits: '', point: 0 }; }
  const [mantissa, exponent] = value.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** All digits of the binary fraction. */
function exactDecimal(value: number): Decimal {
  if (value === 0) { return { digits: '', point: 0 }; }
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const raw = Number(bits / 2n ** 52n);
  const mantissa = bits % 2n ** 52n + (raw === 0 ? 0n : 2n ** 52n);
  const exponent = (raw === 0 ? 1 : raw) - 1075;
  if (exponent >= 0) {
    const digits = (mantissa * 2n ** BigInt(exponent)).toString();
    return trim({ digits, point: digits.length });
  }
  const digits = (mantissa * 5n ** BigInt(-exponent)).toString();
  return trim({ digits, point: digits.length + exponent });
}

/** Round to a number of digits; halves go to the even digit. */
function round(decimal: Decimal, digitsOf: (decimal: Decimal) => number): Decimal {
  const count = digitsOf(decimal);
  const { digits, point } = decimal;
  if (count >= digits.length) { return decimal; }
  if (count < 0) { return { digits: '', point: 0 }; }
  const rest = digits.slice(count);
  const half = rest[0] === '5' && /^50*$/.test(rest);
  const up = half ? count > 0 && Number(digits[count - 1]) % 2 === 1 : rest[0] >= '5';
  if (!up) { return trim({ digits: digits.slice(0, count), point }); }
  const raised = (BigInt(digits.slice(0, count) || '0') + 1n).toString().padStart(count, '0');
  return trim({ digits: raised, point: point + raised.length - count });
}

function trim({ digits, point }: Decimal): Decimal {
  const kept = digits.replace(/0+$/, '');
  return kept === '' ? { digits: '', point: 0 } : { digits: kept, point };
}

function fixed({ digits, point }: Decimal, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (places <= 0) { return whole; }
  const part = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${whole}.${part.slice(0, places).padEnd(places, '0')}`;
}

function exponential({ digits, point }: Decimal, places: number): string {
  const exponent = digits === '' ? 0 : point - 1;
  const part = places > 0 ? `.${digits.slice(1, places + 1).padEnd(places, '0')}` : '';
  return `${digits[0] ?? '0'}${part}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
