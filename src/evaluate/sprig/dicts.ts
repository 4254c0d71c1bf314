import { textOf } from './conversion';
import { define, Family, strings } from './define';
import { merge } from './merge';
import { FunctionError, NotEvaluated } from '../go-template/errors';
import { Dict, isOpaque, List, Value } from '../go-template/value';

/**
 * Functions on maps. `set`, `unset` and the merges change their first argument, as upstream does. `keys` and `values` come sorted; upstream
 * returns them in an order that differs from run to run.
 */
export const DICTS: Family = {
  dict: define('...any', dict),
  get: define('map, string', (map: Dict, key: string) => map.entries.has(key) ? map.entries.get(key) : ''),
  set: define('map, string, any', (map: Dict, key: string, value: Value) => {
    if (map.isNil) { throw new FunctionError('assignment to entry in nil map'); }
    map.entries.set(key, value);
    return map;
  }),
  unset: define('map, string', (map: Dict, key: string) => {
    map.entries.delete(key);
    return map;
  }),
  hasKey: define('map, string', (map: Dict, key: string) => map.entries.has(key)),
  pluck: define('string, ...map', (key: string, ...maps: Dict[]) => new List(maps.filter(map => map.entries.has(key)).map(map => map.entries.get(key)))),
  keys: define('...map', (...maps: Dict[]) => strings(maps.flatMap(map => map.sortedKeys()))),
  values: define('map', (map: Dict) => new List(map.sortedKeys().map(key => map.entries.get(key)))),
  pick: define('map, ...string', (map: Dict, ...keys: string[]) => only(map, key => keys.includes(key))),
  omit: define('map, ...string', (map: Dict, ...keys: string[]) => only(map, key => !keys.includes(key))),
  dig: define('...any', dig),
  merge: define('map, ...map', (target: Dict, ...sources: Dict[]) => merge(target, sources, false)),
  mustMerge: define('map, ...map', (target: Dict, ...sources: Dict[]) => merge(target, sources, false)),
  mergeOverwrite: define('map, ...map', (target: Dict, ...sources: Dict[]) => merge(target, sources, true)),
  mustMergeOverwrite: define('map, ...map', (target: Dict, ...sources: Dict[]) => merge(target, sources, true)),
  deepCopy: define('any', copyOf),
  mustDeepCopy: define('any', copyOf),
};

function dict(...items: Value[]): Dict {
  const map = new Dict(new Map());
  for (let i = 0; i < items.length; i += 2) {
    map.entries.set(items[i] === null ? '<nil>' : textOf(items[i]), i + 1 < items.length ? items[i + 1] : '');
  }
  return map;
}

function only(map: Dict, wanted: (key: string) => boolean): Dict {
  return new Dict(new Map([...map.entries].filter(([key]) => wanted(key))));
}

function dig(...args: Value[]): Value {
  if (args.length < 3) { throw new FunctionError('dig needs at least three arguments'); }
  const keys = args.slice(0, -2);
  const fallback = args[args.length - 2];
  if (keys.some(key => typeof key !== 'string')) { throw new FunctionError('interface conversion: a key is not a string'); }
  let value = args[args.length - 1];
  for (const key of keys as string[]) {
    if (!(value instanceof Dict) || value.elem !== 'interface {}') { throw new FunctionError(`interface conversion: what holds ${JSON.stringify(key)} is not a map`); }
    if (!value.entries.has(key)) { return fallback; }
    value = value.entries.get(key);
  }
  return value;
}

function copyOf(value: Value): Value {
  if (value === null) { throw new FunctionError('reflect: call of reflect.Value.Type on zero Value'); }
  return deepCopy(value);
}

function deepCopy(value: Value): Value {
  if (value instanceof List) { return new List(value.items.map(deepCopy), value.elem, value.isNil); }
  if (value instanceof Dict) {
    return new Dict(new Map(value.sortedKeys().map(key => [key, deepCopy(value.entries.get(key))])), value.elem, value.isNil);
  }
  // Upstream copies only the public fields of such a value.
  if (isOpaque(value)) { throw new NotEvaluated(`a copy of a ${value.goType} is left out`); }
  return value;
}
