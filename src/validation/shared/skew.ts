import { clusterOf, controlPlaneVersion } from './clusters';
import { parseTolerant } from './versions';
import { Subject } from '../subject';

/** The minor version of Kubernetes 1.x that a version names. */
export function minorOf(version: unknown): number | undefined {
  const parsed = parseTolerant(version);
  return parsed?.major === 1 ? parsed.minor : undefined;
}

/** The minor version of the control plane that machines belong to, when it is in the set. */
export function controlPlaneMinor({ set, entry }: Subject): number | undefined {
  return minorOf(controlPlaneVersion(set, clusterOf(set, entry)));
}

/** How many minor versions a kubelet may be behind. */
export function mostBehind(controlPlane: number): number {
  return controlPlane >= 28 ? 3 : 2;
}
