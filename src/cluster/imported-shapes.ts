import { ImportedControlPlaneOptions, ImportedGroupOptions, ImportedMachinePoolOptions, ImportedPoolOptions } from './imported-groups';
import { machineAnnotations } from '../options/group/annotation-checks';
import { poolShape } from '../options/group/group-shapes';
import { Check, checkProps, listOf, refuse, required, Shape, struct } from '../values/check';
import { plainMap } from '../values/check-data';
import { dnsLabel, labels } from '../values/check-names';
import { duration, integer, text } from '../values/check-scalars';

/** Labels that the topology controller writes; it overwrites what others say (TOP-29). */
const OWNED = /^(cluster\.x-k8s\.io\/cluster-name$|topology\.cluster\.x-k8s\.io\/)/;

const ownLabels: Check = (where, value) => {
  labels(where, value);
  const taken = Object.keys(value as object).find(key => OWNED.test(key));
  if (taken !== undefined) { refuse(where, taken, 'is written by Cluster API itself; leave it out'); }
};

const group: Shape<ImportedGroupOptions> = {
  variables: plainMap,
  labels: ownLabels,
  annotations: machineAnnotations,
  drainTimeout: duration(),
  volumeDetachTimeout: duration(),
  deletionTimeout: duration(),
};

const { autoscale, readinessGates, rollout, deletionOrder, minReady } = poolShape;

const pool: Shape<ImportedPoolOptions> = {
  ...group,
  class: required(text({ max: 256 })),
  name: required(dnsLabel()),
  replicas: integer({ unit: 'machines' }),
  autoscale,
  failureDomain: text({ max: 256 }),
  minReady,
  readinessGates,
  rollout,
  deletionOrder,
};

const machinePool: Shape<ImportedMachinePoolOptions> = {
  ...group,
  class: required(text({ max: 256 })),
  name: required(dnsLabel()),
  replicas: integer({ unit: 'machines' }),
  failureDomains: listOf(text({ max: 256 }), { min: 1, max: 100 }),
  minReady,
};

/** The control plane of an imported class. */
export const importedControlPlane: Check = struct<ImportedControlPlaneOptions>({ ...group, replicas: integer({ min: 1, unit: 'machines' }), readinessGates });

/** Pools of an imported class. */
export const importedPools: Check = groups(pool);

/** Machine pools of an imported class. */
export const importedMachinePools: Check = groups(machinePool);

/** A list whose names are unique, each with replicas or autoscale (TOP-12, TOP-18). */
function groups<T extends { readonly name: string; readonly replicas?: number; readonly autoscale?: unknown }>(shape: Shape<T>): Check {
  return (where, value) => {
    listOf((at, item) => { checkProps(at, item as T, shape); }, { max: 2000 })(where, value);
    const seen = new Set<string>();
    for (const { name, replicas, autoscale: bounds } of value as T[]) {
      const at = `${where}[${JSON.stringify(name)}]`;
      if (seen.has(name)) { throw new Error(`${at}: two pools have this name; give each its own.`); }
      seen.add(name);
      if (replicas !== undefined && bounds !== undefined) { throw new Error(`${at}: replicas ${replicas} and autoscale are both given; the autoscaler would fight it, so keep one.`); }
    }
  };
}
