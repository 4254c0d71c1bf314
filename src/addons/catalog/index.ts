import { Cilium } from './cilium';
import { SnapshotController } from './snapshot-controller';
import { VSphereCpi } from './vsphere-cpi';
import { VSphereCsi } from './vsphere-csi';
import { Addon } from '../../contract/addon';

/** Addons that clusters and other addons ask for by name. */
const CATALOG: { readonly [name: string]: () => Addon } = {
  'cilium': () => new Cilium(),
  'snapshot-controller': () => new SnapshotController(),
  'vsphere-cpi': () => new VSphereCpi(),
  'vsphere-csi': () => new VSphereCsi(),
};

/** Addons are immutable, so all stacks share one of each. */
const made = new Map<string, Addon>();

/** The addon of this name with its defaults, if there is one. */
export function catalogAddon(name: string): Addon | undefined {
  if (!made.has(name) && Object.prototype.hasOwnProperty.call(CATALOG, name)) { made.set(name, CATALOG[name]()); }
  return made.get(name);
}
