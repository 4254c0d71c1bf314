import { addressPools, poolKey } from './address-pools';
import { boundsOf, sizeOf } from './autoscaler-bounds';
import { clusterOf, partOf } from './clusters';
import { fields, items, text } from './read';
import { referenceOf } from './references';
import { networkDevices, VSPHERE } from './vsphere';
import { Entry, ManifestSet } from '../manifest-set';

/** A group of machines that takes its addresses from a pool. */
export interface PoolUser {
  readonly group: Entry;
  readonly cluster: Entry;
  /** Addresses it needs while nothing is replaced. */
  readonly steady: number;
  /** Addresses it needs at the same time when it is rolled out, at its smallest size. */
  readonly addresses: number;
  /** vCenter and network in which the addresses are used. */
  readonly networks: readonly string[];
}

/** Who takes addresses from which pool of the set. Groups whose zones decide where addresses come from are not counted. */
export function poolUsers(set: ManifestSet): ReadonlyMap<string, readonly PoolUser[]> {
  return set.once(collect);
}

function collect(set: ManifestSet): Map<string, PoolUser[]> {
  const users = new Map<string, PoolUser[]>();
  if (addressPools(set).size === 0) { return users; }
  for (const group of [...set.ofKind('KubeadmControlPlane'), ...set.ofKind('MachineDeployment')]) {
    const cluster = group.kind === 'MachineDeployment' ? clusterOf(set, group) : set.once(clustersByControlPlane).get(`${group.namespace}/${group.name}`);
    const template = cluster && templateOf(set, group);
    if (!cluster || !template) { continue; }
    const server = text(fields(fields(partOf(set, cluster, 'infrastructureRef')?.object).spec).server) ?? '';
    const demand = new Map<string, { count: number; networks: string[] }>();
    for (const { part } of networkDevices(template)) {
      for (const ref of items(part.addressesFromPools)) {
        const key = poolKey(fields(ref).kind, group.namespace, fields(ref).name);
        const before = demand.get(key) ?? { count: 0, networks: [] };
        demand.set(key, { count: before.count + 1, networks: [...before.networks, `${server} ${part.networkName}`] });
      }
    }
    for (const [key, { count, networks }] of demand) {
      const user = { group, cluster, steady: count * machinesOf(group), addresses: count * mostMachines(group), networks };
      const list = users.get(key);
      if (list) { list.push(user); } else { users.set(key, [user]); }
    }
  }
  return users;
}

function templateOf(set: ManifestSet, { object, kind, namespace }: Entry): Entry | undefined {
  const spec = fields(fields(object).spec);
  const ref = referenceOf(fields(fields(kind === 'MachineDeployment' ? spec.template : spec.machineTemplate).spec).infrastructureRef);
  return ref?.group === VSPHERE && ref.kind === 'VSphereMachineTemplate' ? set.find(ref.group, ref.kind, namespace, ref.name) : undefined;
}

/** Machines of a group. One that is scaled counts with its lower bound, because its upper one is a hope. */
function machinesOf({ object }: Entry): number {
  const { replicas } = fields(fields(object).spec);
  const machines = typeof replicas === 'number' ? replicas : sizeOf(boundsOf(object).min) ?? 1;
  return machines > 0 ? Math.ceil(machines) : 0;
}

/** Machines of a group during a rollout. */
function mostMachines(group: Entry): number {
  const machines = machinesOf(group);
  const strategy = fields(fields(fields(fields(group.object).spec).rollout).strategy);
  if (machines === 0 || strategy.type === 'OnDelete') { return machines; }
  const surge = fields(strategy.rollingUpdate).maxSurge ?? 1;
  const count = typeof surge === 'string' && surge.endsWith('%') ? Math.ceil(machines * parseInt(surge, 10) / 100) : Number(surge);
  return machines + (Number.isFinite(count) && count > 0 ? Math.ceil(count) : 0);
}

function clustersByControlPlane(set: ManifestSet): Map<string, Entry> {
  return new Map(set.ofKind('Cluster').flatMap(cluster => {
    const part = partOf(set, cluster, 'controlPlaneRef');
    return part ? [[`${part.namespace}/${part.name}`, cluster] as [string, Entry]] : [];
  }));
}
