/** Access to plain data by path, with the habits of Kubernetes' `unstructured` helpers. */

/** A JSON object. */
export type Json = { [name: string]: any };

/** A Kubernetes object as parsed from YAML. */
export interface KubeObject extends Json {
  readonly apiVersion: string;
  readonly kind: string;
  metadata: Json;
  spec?: any;
}

/** What stands at a path, or nothing. */
export function getPath(object: unknown, path: readonly string[]): any {
  let value = object;
  for (const name of path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) { return undefined; }
    value = value[name];
  }
  return value;
}

/**
 * Puts a value at a path; missing objects on the way are made.
 * @throws when something that is no object stands on the way
 */
export function setPath(object: Json, path: readonly string[], value: unknown): void {
  let target = object;
  path.slice(0, -1).forEach((name, i) => {
    if (!Object.hasOwn(target, name)) { put(target, name, {}); }
    target = target[name];
    if (!isObject(target)) { throw new Error(`${path.slice(0, i + 1).join('.')} is not an object, so ${path.join('.')} cannot be set`); }
  });
  put(target, path[path.length - 1], value);
}

/** A deep copy of plain data. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) { return value.map(copy) as T; }
  if (!isObject(value)) { return value; }
  const out: Json = {};
  for (const name of Object.keys(value)) { put(out, name, copy((value as Json)[name])); }
  return out as T;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a field counts as not set in a typed Kubernetes struct: absent, null, or an object of which that is true. */
export function isUnset(value: unknown): boolean {
  return value === undefined || value === null || (isObject(value) && Object.values(value).every(isUnset));
}

/** The members that are set, undefined if there are none. */
export function pruned<T extends Json>(object: T): T | undefined {
  const kept = Object.entries(object).filter(([, value]) => value !== undefined && value !== null);
  return kept.length > 0 ? Object.fromEntries(kept) as T : undefined;
}

/** The first map that has a key decides; undefined when all are empty, as a typed object would leave the field out. */
export function mergeMaps(...maps: readonly (Json | undefined)[]): { [key: string]: string } | undefined {
  const merged: { [key: string]: string } = Object.assign({}, ...[...maps].reverse());
  return Object.keys(merged).length > 0 ? merged : undefined;
}

/** An assignment that also takes the key `__proto__`. */
export function put(target: Json, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
}
