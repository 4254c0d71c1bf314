import { NamedManifest } from './manifest';
import { joinName, MAX_NAME } from './names';
import { IpPool } from '../values/ip-pool';

/** The cluster whose machines draw from a pool. */
export interface PoolOwner {
  readonly name: string;
  readonly namespace: string;
}

const GROUP = 'ipam.cluster.x-k8s.io';

/** The reference a machine's network device holds. Version 1beta2 of the vSphere API requires the group (VSP-26). */
export function ipPoolReference(pool: IpPool, owner: PoolOwner): object {
  return { apiGroup: GROUP, kind: pool.kind, name: objectNameOf(pool, owner) };
}

/** The pool objects to make: each once, also when several devices draw from it. Two pools of one name and different content are refused. */
export function ipPoolObjects(pools: readonly IpPool[], owner: PoolOwner): NamedManifest[] {
  const made = new Map<string, NamedManifest>();
  for (const pool of pools) {
    if (!pool.options) { continue; }
    const manifest = poolObject(pool, owner);
    const id = `${pool.kind} ${manifest.name}`;
    const before = made.get(id);
    if (before && JSON.stringify(before.spec) !== JSON.stringify(manifest.spec)) {
      throw new Error(`IpPool "${pool.name}": two pools of this name differ; make one and use it in both places.`);
    }
    made.set(id, manifest);
  }
  return [...made.values()];
}

function poolObject(pool: IpPool, owner: PoolOwner): NamedManifest {
  const { addresses, prefix, gateway, excludedAddresses, allocateReserved } = pool.options!;
  return {
    // The provider's own version of the API; it does not follow that of Cluster API (v1.0.3).
    apiVersion: `${GROUP}/v1alpha2`,
    kind: pool.kind,
    name: objectNameOf(pool, owner),
    namespace: pool.kind === 'InClusterIPPool' ? owner.namespace : undefined,
    labels: { 'cluster.x-k8s.io/cluster-name': owner.name },
    spec: {
      addresses,
      prefix,
      gateway,
      excludedAddresses: excludedAddresses?.length ? excludedAddresses : undefined,
      allocateReservedIPAddresses: allocateReserved,
    },
  };
}

function objectNameOf(pool: IpPool, owner: PoolOwner): string {
  if (!pool.options) { return pool.name; }
  if (pool.kind === 'InClusterIPPool') { return joinName(`IpPool "${pool.name}"`, owner.name, pool.name); }
  // Cluster-scoped: only with the namespace is the name unique on the management cluster.
  const name = `${owner.namespace}-${owner.name}-${pool.name}`;
  if (name.length > MAX_NAME) {
    throw new Error(`IpPool "${pool.name}": the name "${name}" has ${name.length} characters; at most ${MAX_NAME} are allowed; shorten the name of the pool or use IpPool.inCluster.`);
  }
  return name;
}
