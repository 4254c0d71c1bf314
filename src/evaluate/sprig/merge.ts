import { isEmpty } from './define';
import { NotEvaluated } from '../go-template/errors';
import { Dict, List, Value } from '../go-template/value';

/**
 * mergo v1.0 on maps: what is empty in the target is filled from the sources, with `overwrite` what is not empty as well. Maps merge key by key,
 * lists are taken as a whole. The target changes; values of the sources are shared, not copied.
 */
export function merge(target: Dict, sources: readonly Dict[], overwrite: boolean): Dict {
  const merged = target.isNil && sources.some(source => !source.isNil) ? new Dict(new Map()) : target;
  for (const source of sources) { mergeInto(merged, source, overwrite); }
  return merged;
}

function mergeInto(target: Dict, source: Dict, overwrite: boolean): void {
  if (target.elem !== source.elem) { throw new NotEvaluated('merging maps of different types is left out'); }
  for (const [key, value] of source.entries) {
    if (value === null || value === undefined) {
      if (overwrite) { target.entries.set(key, null); }
      continue;
    }
    const before = target.entries.get(key);
    if (value instanceof Dict && before instanceof Dict) { mergeInto(before, value, overwrite); }
    if (value instanceof List) {
      if (overwrite || isEmpty(before)) { target.entries.set(key, value); }
      continue;
    }
    if (before !== undefined && !isEmpty(before as Value) && value instanceof Dict && before instanceof Dict) { continue; }
    if (overwrite || !target.entries.has(key) || isEmpty(before)) { target.entries.set(key, value); }
  }
}
