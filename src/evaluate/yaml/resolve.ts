import { YamlError } from './errors';
import { parseFloatLiteral, parseInteger } from '../go-template/number-literal';

const WORDS: { readonly [text: string]: unknown } = Object.assign(Object.create(null), {
  ...Object.fromEntries(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(word => [word, true])),
  ...Object.fromEntries(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(word => [word, false])),
  ...Object.fromEntries(['', '~', 'null', 'Null', 'NULL'].map(word => [word, null])),
  ...Object.fromEntries(['.nan', '.NaN', '.NAN'].map(word => [word, NaN])),
  ...Object.fromEntries(['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(word => [word, Infinity])),
  ...Object.fromEntries(['-.inf', '-.Inf', '-.INF'].map(word => [word, -Infinity])),
});

const LIMIT = 2n ** 63n;

/** What an unquoted scalar means to go-yaml v2, which Kubernetes reads YAML with: words of YAML 1.1, numbers of Go. Dates stay text. */
export function resolvePlain(text: string): unknown {
  if (text in WORDS) { return WORDS[text]; }
  const first = text[0];
  if (first === '.') { return parseFloatLiteral(text) ?? text; }
  if (!/[-+0-9]/.test(first) || isTimestamp(text)) { return text; }
  const plain = text.replace(/_/g, '');
  const integer = parseInteger(plain);
  if (integer !== undefined && integer >= -LIMIT && integer < (plain[0] === '+' ? LIMIT : LIMIT * 2n)) { return integer; }
  // Binary digits are read a second time, and then may have a sign of their own.
  const binary = /^0b([+-]?)([01]+)$/.exec(plain);
  if (binary) { return BigInt(`0b${binary[2]}`) * (binary[1] === '-' ? -1n : 1n); }
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain)) { return parseFloatLiteral(plain) ?? text; }
  return text;
}

/** A scalar with an explicit tag of the core schema. */
export function resolveTagged(text: string, tag: string): unknown {
  if (tag === 'str' || tag === '') { return text; }
  const value = resolvePlain(text);
  const matches = {
    int: typeof value === 'bigint', float: typeof value === 'number' || typeof value === 'bigint', bool: typeof value === 'boolean', null: value === null,
  }[tag];
  if (matches === undefined) { throw new YamlError(`the tag !!${tag} is left out`, true); }
  if (!matches) { throw new YamlError(`cannot decode \`${text}\` as a !!${tag}`); }
  return tag === 'float' ? Number(value) : value;
}

function isTimestamp(text: string): boolean {
  return /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}([.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})| +[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}([.,][0-9]+)?)?$/.test(text);
}

/** What JSON cannot hold. It is a mistake only if it is still there when the document is complete: a later entry of the same key replaces it. */
class Unfit {
  public constructor(private readonly message: string, private readonly leftOut = false) {}

  public refuse(): never {
    throw new YamlError(this.message, this.leftOut);
  }
}

const UNFIT_KEY = Symbol('a key that is no text');

/** The JSON form of a scalar. */
export function jsonScalar(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const exact = value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
    return exact ? Number(value) : new Unfit(`the integer ${value} is too large to be kept exactly`, true);
  }
  return typeof value === 'number' && !Number.isFinite(value) ? new Unfit(`JSON has no ${value}`) : value;
}

/** Adds an entry; `key` is what the key resolved to. */
export function putEntry(target: object, key: unknown, value: unknown): void {
  const fit = key === null ? new Unfit('null is no key')
    : typeof key === 'number' ? new Unfit('a key that is a number with a fraction is left out; quote it', true) : undefined;
  Object.defineProperty(target, fit ? UNFIT_KEY : String(key), { value: fit ?? value, enumerable: true, writable: true, configurable: true });
}

/** Refuses a document that holds what JSON cannot. */
export function checkFit(value: unknown): void {
  if (value instanceof Unfit) { value.refuse(); }
  if (value === null || typeof value !== 'object') { return; }
  checkFit((value as any)[UNFIT_KEY]);
  Object.values(value).forEach(checkFit);
}
