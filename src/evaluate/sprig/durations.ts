import { define, Family } from './define';
import { Int, Value } from '../go-template/value';

const SECOND = 1_000_000_000n;
const UNITS: { readonly [name: string]: bigint } = {
  ns: 1n, us: 1000n, µs: 1000n, μs: 1000n, ms: 1_000_000n, s: SECOND, m: 60n * SECOND, h: 3600n * SECOND,
};
const LIMIT = 2n ** 63n;
const ROUGH: readonly [bigint, string][] = [[365n * 24n * 3600n, 'y'], [30n * 24n * 3600n, 'mo'], [24n * 3600n, 'd'], [3600n, 'h'], [60n, 'm'], [1n, 's']];

/** Spans of time. */
export const DURATIONS: Family = {
  duration: define('any', (value: Value) => {
    if (typeof value === 'string') { return durationText(BigInt.asIntN(64, clamped(value) * SECOND)); }
    return durationText(value instanceof Int && value.type === 'int64' ? BigInt.asIntN(64, value.value * SECOND) : 0n);
  }),
  durationRound: define('any', (value: Value) => {
    const duration = typeof value === 'string' ? parseDuration(value) ?? 0n : value instanceof Int && value.type === 'int64' ? value.value : 0n;
    const size = duration < 0n ? -duration : duration;
    const unit = ROUGH.find(([seconds]) => size > seconds * SECOND);
    return unit ? `${size / (unit[0] * SECOND)}${unit[1]}` : '0s';
  }),
};

/** strconv.ParseInt as upstream calls it: out of range gives the nearest limit, anything else zero. */
function clamped(text: string): bigint {
  if (!/^[+-]?[0-9]+$/.test(text)) { return 0n; }
  const value = BigInt(text.replace(/^\+/, ''));
  return value >= LIMIT ? LIMIT - 1n : value < -LIMIT ? -LIMIT : value;
}

/** time.ParseDuration in nanoseconds; nothing if the text is no duration. */
export function parseDuration(text: string): bigint | undefined {
  const sign = /^[+-]/.test(text) ? text[0] : '';
  const body = text.slice(sign.length);
  if (body === '0') { return 0n; }
  if (!/^(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+$/.test(body)) { return undefined; }
  let total = 0n;
  for (const [, whole, part, unit] of body.matchAll(/([0-9]*)\.?([0-9]*)(ns|us|µs|μs|ms|s|m|h)/g)) {
    const digits = part.slice(0, 18);
    total += BigInt(whole || '0') * UNITS[unit];
    if (digits !== '') { total += BigInt(Math.trunc(Number(digits) * (Number(UNITS[unit]) / 10 ** digits.length))); }
  }
  if (total > LIMIT || (total === LIMIT && sign !== '-')) { return undefined; }
  return sign === '-' ? -total : total;
}

/** time.Duration's text: `1h10m0s`, `1.5s`, `20ms`. */
export function durationText(nanoseconds: bigint): string {
  if (nanoseconds === 0n) { return '0s'; }
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const sign = nanoseconds < 0n ? '-' : '';
  const [unit, name] = size < 1000n ? [1n, 'ns'] : size < 1_000_000n ? [1000n, 'µs'] : size < SECOND ? [1_000_000n, 'ms'] : [SECOND, 's'];
  const seconds = size / unit;
  const digits = unit === 1n ? '' : (size % unit).toString().padStart(unit.toString().length - 1, '0').replace(/0+$/, '');
  const rest = (value: bigint): string => `${value}${digits && `.${digits}`}${name}`;
  if (name !== 's') { return sign + rest(seconds); }
  const [hours, minutes] = [seconds / 3600n, seconds / 60n % 60n];
  return `${sign}${hours > 0n ? `${hours}h` : ''}${hours > 0n || minutes > 0n ? `${minutes}m` : ''}${rest(seconds % 60n)}`;
}
