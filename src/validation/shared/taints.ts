import { classGroups } from './cluster-class';
import { controlPlaneSpec } from './kubeadm';
import { machineSpec } from './machine-groups';
import { Fields, fields, items } from './read';
import { groupsOf } from './topology';
import { Entry } from '../manifest-set';
import { Path } from '../subject';

/** Kinds whose machines can have taints. MachinePools refuse them all (MP-02). */
export const TAINT_KINDS: readonly string[] = [
  'Machine.cluster.x-k8s.io', 'MachineSet.cluster.x-k8s.io', 'MachineDeployment.cluster.x-k8s.io', 'Cluster.cluster.x-k8s.io', 'ClusterClass.cluster.x-k8s.io',
  'KubeadmControlPlane.controlplane.cluster.x-k8s.io', 'KubeadmControlPlaneTemplate.controlplane.cluster.x-k8s.io',
];

/** Taints of a group of machines, and where they stand. */
export interface TaintList {
  readonly path: Path;
  readonly taints: readonly Fields[];
  /** Whether the machines are no control plane. */
  readonly workers: boolean;
}

/** Every list of taints in an object. */
export function taintLists(entry: Entry): TaintList[] {
  const list = (path: Path, part: Fields, workers: boolean): TaintList => ({ path: [...path, 'taints'], taints: items(part.taints).map(fields), workers });
  switch (entry.kind) {
    case 'Cluster': return groupsOf(entry.object).map(({ path, part }) => list(path, part, !path.includes('controlPlane')));
    case 'ClusterClass': return classGroups(entry.object).map(({ path, part }) => list(path, part, !path.includes('controlPlane')));
    case 'KubeadmControlPlane': case 'KubeadmControlPlaneTemplate': {
      const { path, part } = controlPlaneSpec(entry);
      return [list([...path, 'machineTemplate', 'spec'], fields(fields(part.machineTemplate).spec), false)];
    }
    default: {
      const { path, part } = machineSpec(entry);
      const controlPlane = fields(fields(fields(entry.object).metadata).labels)['cluster.x-k8s.io/control-plane'] !== undefined;
      return [list(path, part, !controlPlane)];
    }
  }
}

/** Every taint in an object that has a key, with its path. */
export function taintsWithKeys(entry: Entry): { path: Path; key: string; workers: boolean }[] {
  return taintLists(entry).flatMap(({ path, taints, workers }) => taints.flatMap(({ key }, index) =>
    typeof key === 'string' ? [{ path: [...path, index, 'key'], key, workers }] : []));
}
