import { ClassPlaceholder } from './class-placeholder';
import { hasPlaceholder } from './go-template';
import { canonical } from '../manifest/canonical';
import { placeholderOf, readable, replaceMarks, splitText } from '../values/placeholder';

/** The data with a value in every place that could be a cluster's. What a cluster may leave out is left out. */
export function withSamples(value: unknown): any {
  const exact = placeholderOf(value) as ClassPlaceholder | undefined;
  if (exact) { return exact.guards.length > 0 ? undefined : exact.sample; }
  // A piece of a stand-in is reported elsewhere and must not reach the output.
  if (typeof value === 'string') { return readable(replaceMarks(value, placeholder => String((placeholder as ClassPlaceholder).sample))); }
  if (Array.isArray(value)) {
    return value.flatMap(item => (placeholderOf(item)?.shape === 'list' ? withSamples(item) : [withSamples(item)])).filter(item => item !== undefined);
  }
  if (value === null || typeof value !== 'object') { return value; }
  return canonical(Object.fromEntries(Object.entries(value).map(([key, item]) => [readable(key), withSamples(item)])));
}

/** Every stand-in in data. */
export function placeholdersIn(value: unknown): ClassPlaceholder[] {
  const exact = placeholderOf(value);
  if (exact) { return [exact as ClassPlaceholder]; }
  if (typeof value === 'string') { return hasPlaceholder(value) ? splitText(value).filter(part => typeof part !== 'string') as ClassPlaceholder[] : []; }
  if (value === null || typeof value !== 'object') { return []; }
  return Object.values(value).flatMap(placeholdersIn);
}
