import { differences } from './difference';
import { fieldOf } from './paths';
import { Target } from './render';
import { readable } from '../values/placeholder';

/**
 * What two renderings have different although each stand-in reads the same: it was computed from the name, the namespace, the addresses or the
 * version of one cluster, and the template would carry it into all others.
 */
export function leaks(one: readonly Target[], other: readonly Target[], cause: string): string[] {
  return one.flatMap((target, index) => differences(named(target.template.spec), named(other[index].template.spec))
    .map(({ path }) => `CLS-03 cluster-in-class: spec${path === '' ? '' : '.'}${fieldOf(path)} of ${target.template.kind} (${target.role}) ${cause}.`));
}

/** The data with every stand-in by its name. */
function named(value: unknown): unknown {
  if (typeof value === 'string') { return readable(value); }
  if (Array.isArray(value)) { return value.map(named); }
  if (value === null || typeof value !== 'object') { return value; }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [readable(key), named(item)]));
}
