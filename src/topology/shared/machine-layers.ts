import { Check, Shape } from '../../values/check';

/** The machine options of one group, out of everything its props hold: those of the topology first, the group's own win. */
export function machineLayers<T extends object>(shape: Shape<T>, ...layers: (Partial<T> | undefined)[]): Partial<T> {
  const merged: Partial<T> = {};
  for (const layer of layers) {
    for (const key of Object.keys(shape) as (keyof T)[]) { if (layer?.[key] !== undefined) { merged[key] = layer[key]; } }
  }
  return merged;
}

/** An option that every group needs, from the group itself or from the topology. */
export function needed<T>(where: string, value: T | undefined): T {
  if (value === undefined) { throw new Error(`${where}: a value is required, here or for all groups.`); }
  return value;
}

/** A text in which `{version}` may stand for the Kubernetes version, and nothing else. */
export function versioned(check: Check): Check {
  return (where, value) => {
    check(where, value);
    const unknown = /\{(?!version\})[^}]*\}?/.exec(value as string);
    if (unknown) { throw new Error(`${where}: "${unknown[0]}" is not a placeholder; write {version}.`); }
  };
}

/** That text with the version in it. */
export function withVersion(text: string | undefined, version: string): string | undefined {
  return text?.split('{version}').join(version);
}
