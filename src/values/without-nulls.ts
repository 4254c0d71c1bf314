/**
 * Props in which what untyped code wrote as `null` is absent, at any depth, so that defaults apply. Objects of classes stay what they are;
 * a null in a list stays for the check to refuse.
 */
export function withoutNulls<T>(value: T): T {
  return copy(value, new Map()) as T;
}

function copy(value: unknown, copies: Map<unknown, unknown>): unknown {
  if (value === null || typeof value !== 'object') { return value; }
  const proto = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && proto !== Object.prototype && proto !== null) { return value; }
  // What refers to itself is refused by the checks; it must get there.
  if (copies.has(value)) { return copies.get(value); }
  const result: any = Array.isArray(value) ? [] : {};
  copies.set(value, result);
  for (const [key, item] of Object.entries(value)) {
    if (item === null && !Array.isArray(value)) { continue; }
    const kept = copy(item, copies);
    // A plain assignment of "__proto__" would set the prototype and lose the member.
    if (key === '__proto__') { Object.defineProperty(result, key, { value: kept, enumerable: true, writable: true, configurable: true }); } else { result[key] = kept; }
  }
  return result;
}
