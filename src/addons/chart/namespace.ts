import { PodSecurityLevel } from '../../options/kubernetes/pod-security';
import { shared } from '../freeze';

const made = new Map<string, object>();

/** A namespace that says which pods may run in it. Helm makes namespaces without labels, and the cluster's own default would then decide. */
export function labelledNamespace(name: string, level: PodSecurityLevel): object {
  const key = `${name} ${level}`;
  if (!made.has(key)) {
    const labels = Object.fromEntries(['enforce', 'audit', 'warn'].map(mode => [`pod-security.kubernetes.io/${mode}`, level]));
    made.set(key, shared({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } }));
  }
  return made.get(key)!;
}
