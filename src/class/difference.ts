import { pointer } from './paths';

/** A place where two data differ; `value` is unset where the second has nothing. Lists differ as a whole: patches cannot name their items. */
export interface Difference {
  readonly path: string;
  readonly value?: unknown;
}

/** Where `other` differs from `one`, at the deepest place outside of lists. */
export function differences(one: any, other: any, path = ''): Difference[] {
  if (isMap(one) && isMap(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
      .flatMap(key => differences(one[key], other[key], `${path}/${pointer(key)}`));
  }
  return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ path, value: other }];
}

function isMap(value: unknown): value is { [key: string]: unknown } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
