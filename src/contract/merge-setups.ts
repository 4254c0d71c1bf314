import { NodeSetup } from '../options/node/node-setup';

/** Items whose inner maps and values merge member by member; everything else that is not a list or a map is one value. */
const DEEP: readonly string[] = ['proxy', 'kubelet', 'kubeletConfiguration', 'containerd', 'ignitionConfig'];

/** Structs that mean nothing when mixed from two: a Secret's name with another one's key. */
const WHOLE: readonly string[] = ['imageCredentials', 'swap', 'nodeIp'];

/** Lists inside of structs that add up. Other inner lists are settings, of which the last one counts. */
const JOINED: readonly string[] = ['noProxy', 'units', 'files', 'directories', 'links', 'dropins'];

/**
 * One setup from several, general ones first: lists are joined in order, maps merged with the later winning,
 * and of single values the last one given counts. Two boot formats cannot both hold, so they are refused.
 */
export function mergeSetups(...setups: (NodeSetup | undefined)[]): NodeSetup {
  const merged: { [item: string]: any } = {};
  for (const setup of setups) {
    for (const [item, value] of Object.entries(setup ?? {})) {
      if (value === undefined || value === null) { continue; }
      const before = merged[item];
      if (item === 'bootFormat' && before !== undefined && before !== value) {
        throw new Error(`setup.bootFormat: "${value}" is not "${before}", which the infrastructure boots with; choose it at the topology.`);
      }
      if (Array.isArray(value)) {
        merged[item] = [...(before ?? []), ...value];
      } else if (DEEP.includes(item)) {
        merged[item] = deepMerge(before, value);
      } else if (isMap(value) && !WHOLE.includes(item)) {
        merged[item] = { ...before, ...value };
      } else {
        merged[item] = value;
      }
    }
  }
  return merged;
}

function deepMerge(before: any, value: any): any {
  if (!isMap(before) || !isMap(value)) { return value; }
  const merged: { [key: string]: any } = { ...before };
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || item === null) { continue; }
    const joins = Array.isArray(item) && Array.isArray(merged[key]) && JOINED.includes(key);
    merged[key] = joins ? [...merged[key], ...item] : deepMerge(merged[key], item);
  }
  return merged;
}

/** Plain objects only: a Duration or a Size is a value. */
function isMap(value: unknown): value is { [key: string]: unknown } {
  const proto = value !== null && typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  return proto === Object.prototype || (proto === null && value !== null && typeof value === 'object');
}
