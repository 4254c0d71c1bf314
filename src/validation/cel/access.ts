import { CelError, equal, Optional, typeOf, Unsupported, Value } from './values';

const RESERVED = /^__(true|false|null|in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while)__$/;
const ESCAPED: { [escape: string]: string } = { __underscores__: '__', __dot__: '.', __dash__: '-', __slash__: '/' };

/** The value of a condition. */
export function truth(value: Value): boolean {
  if (typeof value !== 'boolean') { throw new Unsupported(`${typeOf(value)} as a condition`); }
  return value;
}

/** Whether an object has a field or a list an index. */
export function hasField(of: Value, key: Value): boolean {
  if (Array.isArray(of)) { return typeof key === 'number' && key >= 0 && key < of.length; }
  if (typeOf(of) !== 'map') { throw new Unsupported(`fields of ${typeOf(of)}`); }
  const found = typeof key === 'string' && Object.hasOwn(of as object, key) ? (of as { [key: string]: Value })[key] : undefined;
  return found !== undefined && found !== null;
}

/** `object.field` and `list[index]`. */
export function fieldOf(of: Value, key: Value): Value {
  if (of instanceof Optional) { return of.value === undefined ? of : optionalField(of.value, key); }
  if (!hasField(of, key)) { throw new CelError(Array.isArray(of) ? `the list has no item ${key}` : `"${key}" is not set`); }
  return (of as any)[key as string];
}

/** `object.?field` and `list[?index]`. */
export function optionalField(of: Value, key: Value): Value {
  const inner = of instanceof Optional ? of.value : of;
  return inner !== undefined && hasField(inner, key) ? new Optional((inner as any)[key as string]) : Optional.none;
}

/** The field an identifier stands for: Kubernetes escapes what is not an identifier, so that `__dash__` is a dash. */
export function propertyName(identifier: string): string {
  const reserved = RESERVED.exec(identifier);
  return reserved ? reserved[1] : identifier.replace(/__(underscores|dot|dash|slash)__/g, escape => ESCAPED[escape]);
}

/** `in`: an item of a list or a key of a map. */
export function isIn(item: Value, container: Value): boolean {
  return Array.isArray(container) ? container.some(other => equal(item, other)) : hasField(container, item);
}
