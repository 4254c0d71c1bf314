import { toInt64 } from './conversion';
import { deepEqual, define, Family, isEmpty, itemsOf } from './define';
import { FunctionError, NotEvaluated } from '../go-template/errors';
import { Int, List, Value } from '../go-template/value';

const LIST: Family = {
  list: define('...any', (...items: Value[]) => new List(items)),
  append: define('any, any', (list: Value, item: Value) => new List([...itemsOf(list, 'push on'), item])),
  prepend: define('any, any', (list: Value, item: Value) => new List([item, ...itemsOf(list, 'prepend on')])),
  first: define('any', (list: Value) => itemsOf(list, 'find first on')[0] ?? null),
  last: define('any', (list: Value) => itemsOf(list, 'find last on').at(-1) ?? null),
  rest: define('any', (list: Value) => shortened(itemsOf(list, 'find rest on'), 1, Infinity)),
  initial: define('any', (list: Value) => shortened(itemsOf(list, 'find initial on'), 0, -1)),
  reverse: define('any', (list: Value) => new List([...itemsOf(list, 'find reverse on')].reverse())),
  compact: define('any', (list: Value) => new List(itemsOf(list, 'compact on').filter(item => !isEmpty(item)))),
  uniq: define('any', (list: Value) => new List(unique(itemsOf(list, 'find uniq on')))),
  without: define('any, ...any', (list: Value, ...dropped: Value[]) =>
    new List(itemsOf(list, 'find without on').filter(item => !dropped.some(drop => deepEqual(drop, item))))),
  has: define('any, any', (needle: Value, list: Value) => list !== null && itemsOf(list, 'find has on').some(item => deepEqual(needle, item))),
  slice: define('any, ...any', slice),
  chunk: define('int, any', (size: Int, list: Value) => chunk(Number(size.value), itemsOf(list, 'chunk'))),
};

/** Functions on lists. None changes its argument. Those with `must` before the name are the same: here every mistake is an error. */
export const LISTS: Family = {
  ...LIST,
  ...Object.fromEntries(['append', 'prepend', 'first', 'last', 'rest', 'initial', 'reverse', 'compact', 'uniq', 'without', 'has', 'slice', 'chunk']
    .map(name => [`must${name[0].toUpperCase()}${name.slice(1)}`, LIST[name]])),
  tuple: LIST.list,
  push: LIST.append,
  mustPush: LIST.append,
  concat: define('...any', (...lists: Value[]) => {
    const items = lists.flatMap(list => [...itemsOf(list, 'concat')]);
    return new List(items, undefined, items.length === 0);
  }),
};

function shortened(items: readonly Value[], from: number, to: number): List {
  return items.length === 0 ? new List([], undefined, true) : new List(items.slice(from, to));
}

function unique(items: readonly Value[]): Value[] {
  const out: Value[] = [];
  for (const item of items) {
    if (!out.some(known => deepEqual(item, known))) { out.push(item); }
  }
  return out;
}

function slice(list: Value, ...indexes: Value[]): Value {
  const items = itemsOf(list, 'slice');
  if (items.length === 0) { return null; }
  const start = indexes.length > 0 ? Number(toInt64(indexes[0])) : 0;
  const end = indexes.length > 1 ? Number(toInt64(indexes[1])) : items.length;
  if (start < 0 || end < start) { throw new FunctionError(`reflect.Value.Slice: slice index out of bounds [${start}:${end}]`); }
  // Go looks at the room a list has, not at its length, and returns what happens to be there.
  if (end > items.length) { throw new NotEvaluated(`slice up to ${end} of a list of ${items.length}`); }
  return new List(items.slice(start, end), (list as List).elem);
}

/** Pieces of a size. Upstream's arithmetic gives an empty list for most negative sizes and fails for the others. */
function chunk(size: number, items: readonly Value[]): Value {
  const count = Math.floor((items.length - 1) / size) + 1;
  const last = items.length % size || size;
  if (!(count >= 0) || !Number.isFinite(count) || (count > 0 && last < 0)) { throw new FunctionError('runtime error: makeslice: len out of range'); }
  const chunks: Value[] = [];
  for (let i = 0; i < count; i++) { chunks.push(new List(items.slice(i * size, i * size + (i === count - 1 ? last : size)))); }
  return new List(chunks, '[]interface {}');
}
