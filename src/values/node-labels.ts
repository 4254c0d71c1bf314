/** Label domains that Cluster API copies from a Machine to its Node, continuously (cluster-api v1.14.0, labels and annotations). */
const SYNCED = ['node-role.kubernetes.io', 'node-restriction.kubernetes.io', 'node.cluster.x-k8s.io'];

/** Whether Cluster API keeps this label of a Machine in step with its Node. */
export function isSyncedLabel(key: string): boolean {
  const domain = key.includes('/') ? key.split('/')[0] : key;
  return SYNCED.some(synced => domain === synced || (synced !== 'node-role.kubernetes.io' && domain.endsWith(`.${synced}`)));
}

/**
 * Whether a kubelet may give itself this label. The NodeRestriction admission plugin refuses most of `kubernetes.io` and `k8s.io`
 * (kubernetes: access-authn-authz/admission-controllers#noderestriction).
 */
export function isKubeletLabel(key: string): boolean {
  const domain = key.includes('/') ? key.split('/')[0] : '';
  const reserved = /(^|\.)(kubernetes|k8s)\.io$/.test(domain);
  return !reserved || /(^|\.)(kubelet|node)\.kubernetes\.io$/.test(domain)
    || ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region', 'node.kubernetes.io/instance-type', 'kubernetes.io/hostname'].includes(key);
}
