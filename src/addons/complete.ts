import { catalogAddon } from './catalog';
import { Addon } from '../contract/addon';
import { ICluster } from '../contract/cluster';

/**
 * The given addons and those that follow by themselves: what the cluster's infrastructure needs, then what an addon needs. An addon that is
 * given under the needed name stands for it.
 */
export function completeAddons(where: string, cluster: ICluster, given: readonly Addon[]): Addon[] {
  const addons = [...given];
  const names = new Set(given.map(({ name }) => name));
  const follow = (name: string, because: string) => {
    if (names.has(name)) { return; }
    const addon = catalogAddon(name);
    if (!addon) { throw new Error(`${where}: ${because} needs the addon "${name}", which is not in the catalogue; add an addon of this name to addons.`); }
    names.add(name);
    addons.push(addon);
  };
  for (const name of cluster.requiredAddons) { follow(name, `cluster "${cluster.context.name}"`); }
  for (const addon of addons) {
    for (const name of addon.requires) { follow(name, `addon "${addon.name}"`); }
  }
  return addons;
}

/** Refuse addons that cannot live side by side. */
export function checkAddons(where: string, addons: readonly Addon[]): void {
  const names = new Set<string>();
  const networks: string[] = [];
  for (const { name, provides } of addons) {
    if (names.has(name)) { throw new Error(`${where}: two addons are named "${name}"; keep one of them.`); }
    names.add(name);
    if (provides.includes('network')) { networks.push(name); }
  }
  if (networks.length > 1) {
    throw new Error(`${where}: "${networks[0]}" and "${networks[1]}" both provide the pod network; keep one of them.`);
  }
}
