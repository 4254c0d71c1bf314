import { Fields, fields, isUnset, items, text } from './read';
import { Entry, ManifestSet } from '../manifest-set';
import { Path, Subject } from '../subject';

/** A part of an object, and where it stands. */
export interface Located {
  readonly path: Path;
  readonly part: Fields;
}

const TOPOLOGY = ['spec', 'topology'];

/** `spec.topology` of a Cluster; nothing for a Cluster without one, or with an empty one, which Go cannot tell apart. */
export function topologyOf(cluster: unknown): Fields | undefined {
  const { topology } = fields(fields(cluster).spec);
  return isUnset(topology) ? undefined : fields(topology);
}

/** The groups of workers that a managed topology has, of one kind. */
export function workersOf(cluster: unknown, kind: 'machineDeployments' | 'machinePools'): Located[] {
  return items(fields(topologyOf(cluster)?.workers)[kind]).map((part, index) => ({ path: [...TOPOLOGY, 'workers', kind, index], part: fields(part) }));
}

/** The groups of machines of a managed topology: control plane, deployments and pools. */
export function groupsOf(cluster: unknown): Located[] {
  const topology = topologyOf(cluster);
  return topology === undefined ? [] : [
    { path: [...TOPOLOGY, 'controlPlane'], part: fields(topology.controlPlane) },
    ...workersOf(cluster, 'machineDeployments'),
    ...workersOf(cluster, 'machinePools'),
  ];
}

/** `namespace/name` of the class that a Cluster uses. */
export function classKey(cluster: unknown): string | undefined {
  const ref = fields(topologyOf(cluster)?.classRef);
  const name = text(ref.name);
  return name === undefined ? undefined : `${text(ref.namespace) ?? text(fields(fields(cluster).metadata).namespace) ?? ''}/${name}`;
}

/** The ClusterClass that a Cluster uses, when it is in the set. */
export function classOf(set: ManifestSet, cluster: unknown): Fields | undefined {
  const key = classKey(cluster);
  if (key === undefined) { return undefined; }
  const [namespace, name] = key.split('/');
  const object = set.find('cluster.x-k8s.io', 'ClusterClass', namespace, name)?.object;
  return object === undefined ? undefined : fields(object);
}

/** The Clusters of the set that use a class. */
export function clustersOf({ set, entry }: Subject): readonly Entry[] {
  return set.once(clustersByClass).get(`${entry.namespace}/${entry.name}`) ?? [];
}

function clustersByClass(set: ManifestSet): Map<string, Entry[]> {
  const map = new Map<string, Entry[]>();
  for (const entry of set.ofKind('Cluster')) {
    const key = entry.group === 'cluster.x-k8s.io' ? classKey(entry.object) : undefined;
    if (key === undefined) { continue; }
    const list = map.get(key);
    if (list) { list.push(entry); } else { map.set(key, [entry]); }
  }
  return map;
}
