import { NodeSetup } from './node-setup';

/**
 * One setup from several, general ones first: lists are joined in order, maps merged with the later winning,
 * and of single values the last one given counts.
 */
export function mergeSetups(...setups: (NodeSetup | undefined)[]): NodeSetup {
  const merged: { [item: string]: any } = {};
  for (const setup of setups) {
    for (const [item, value] of Object.entries(setup ?? {})) {
      if (value === undefined) { continue; }
      const before = merged[item];
      if (Array.isArray(value)) {
        merged[item] = [...(before ?? []), ...value];
      } else if (value !== null && typeof value === 'object') {
        merged[item] = { ...before, ...value };
      } else {
        merged[item] = value;
      }
    }
  }
  return merged;
}
