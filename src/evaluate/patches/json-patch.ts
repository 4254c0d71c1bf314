import { copy, isObject, Json, put } from '../nested';

/** One operation of RFC 6902; ClusterClass patches know these three. */
export interface JsonPatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

/** An operation that does not fit the document. */
export class JsonPatchError extends Error {}

/**
 * The document with the operations applied, as evanphx/json-patch v5.9 does in Cluster API: parents are never made, `-` appends, an index counts
 * from the end when negative, `replace` and `remove` need something to replace or remove.
 *
 * @throws JsonPatchError at the first operation that does not fit
 */
export function applyJsonPatch<T extends Json>(document: T, operations: readonly JsonPatchOperation[]): T {
  const patched = copy(document);
  for (const operation of operations) { apply(patched, operation); }
  return patched;
}

function apply(document: Json, { op, path, value }: JsonPatchOperation): void {
  const segments = path.split('/').slice(1).map(segment => segment.replace(/~[01]/g, found => found === '~1' ? '/' : '~'));
  if (segments.length === 0) { throw new JsonPatchError(`${op} "${path}": a path starts with a slash`); }
  const key = segments.pop()!;
  let parent: unknown = document;
  for (const [i, segment] of segments.entries()) {
    parent = isObject(parent) ? (segment !== '' && Object.hasOwn(parent, segment) ? parent[segment] : undefined) : element(parent as unknown[], segment);
    if (!isObject(parent) && !Array.isArray(parent)) {
      throw new JsonPatchError(`${op} "${path}": ${JSON.stringify(`/${segments.slice(0, i + 1).join('/')}`)} does not exist; add it first`);
    }
  }
  if (isObject(parent)) { inObject(parent, key, op, path, value); } else { inArray(parent as unknown[], key, op, path, value); }
}

function inObject(parent: Json, key: string, op: string, path: string, value: unknown): void {
  if (op !== 'add' && !Object.hasOwn(parent, key) && !(op === 'replace' && key === '')) {
    throw new JsonPatchError(`${op} "${path}": there is no such field to ${op}`);
  }
  if (op === 'remove') { delete parent[key]; } else { put(parent, key, copy(value)); }
}

function inArray(parent: unknown[], key: string, op: string, path: string, value: unknown): void {
  if (op === 'add' && key === '-') {
    parent.push(copy(value));
    return;
  }
  const length = parent.length + (op === 'add' ? 1 : 0);
  const index = indexOf(key, length);
  if (index === undefined) { throw new JsonPatchError(`${op} "${path}": the list has ${parent.length} items, and "${key}" is not the place of one`); }
  parent.splice(index, op === 'add' ? 0 : 1, ...op === 'remove' ? [] : [copy(value)]);
}

function element(list: unknown[], segment: string): unknown {
  const index = indexOf(segment, list.length);
  return index === undefined ? undefined : list[index];
}

function indexOf(segment: string, length: number): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(segment)) { return undefined; }
  const given = Number(segment);
  const index = given < 0 ? given + length : given;
  return index >= 0 && index < length ? index : undefined;
}
