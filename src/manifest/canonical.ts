import { createHash } from 'crypto';

/**
 * A deep copy with sorted keys and without `undefined`, `null` and objects whose members were all undefined.
 * Literal empties (`{}`, `[]`, `""`) stay: whoever wrote one meant it, and the schema check judges it.
 */
export function canonical(value: unknown): any {
  if (value === null || typeof value !== 'object') { return value ?? undefined; }
  return Array.isArray(value) ? canonicalList(value) : canonicalMap(value);
}

function canonicalList(value: unknown[]): unknown[] {
  const copy: unknown[] = [];
  for (const item of value) {
    const kept = canonical(item);
    if (kept !== undefined) { copy.push(kept); }
  }
  return copy;
}

function canonicalMap(value: object): object | undefined {
  const proto = Object.getPrototypeOf(value);
  // A plain object's prototype has none of its own, in whatever realm it was made.
  if (proto !== null && Object.getPrototypeOf(proto) !== null) {
    throw new Error(`manifest: a ${proto.constructor?.name ?? 'object'} is not plain data; write text, numbers, lists and maps.`);
  }
  const keys = Object.keys(value).sort();
  const copy: { [key: string]: unknown } = {};
  let kept = 0;
  for (const key of keys) {
    const item = canonical((value as any)[key]);
    if (item !== undefined) {
      // A plain assignment of "__proto__" would set the prototype and lose the member.
      if (key === '__proto__') { Object.defineProperty(copy, key, { value: item, enumerable: true, writable: true, configurable: true }); } else { copy[key] = item; }
      kept++;
    }
  }
  return kept === 0 && keys.length > 0 ? undefined : copy;
}

/** Eight base32 characters (0-9, a-v) of the sha256 of canonical data: the promise behind every template name. Never change this. */
export function contentHash(data: unknown, token?: string): string {
  return canonicalHash(canonical(data), token);
}

/** The same for data that canonical() made. */
export function canonicalHash(data: unknown, token?: string): string {
  const text = JSON.stringify(data ?? null);
  const digest = createHash('sha256').update(token === undefined ? text : `${text}\n${token}`).digest('hex');
  return BigInt(`0x${digest.slice(0, 10)}`).toString(32).padStart(8, '0');
}

/** Replace every text value that equals a key of `names`. Used when an escape-hatch patch moved a template's hash. */
export function substitute(value: any, names: ReadonlyMap<string, string>): any {
  if (typeof value === 'string') { return names.get(value) ?? value; }
  if (Array.isArray(value)) { return value.map(item => substitute(item, names)); }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, names)]));
  }
  return value;
}
