const PROVIDERS = ['bootstrap', 'controlplane', 'infrastructure', 'ipam'].map(prefix => `${prefix}.cluster.x-k8s.io`);

/** API group of a manifest; empty for the core group. */
export function groupOf({ apiVersion }: any): string {
  return typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** Whether an object is what clusters are made of. */
export function isClusterApi(manifest: any): boolean {
  const group = groupOf(manifest);
  return group === 'cluster.x-k8s.io' || PROVIDERS.includes(group);
}

/** Whether it is a Cluster of Cluster API. */
export function isCluster(manifest: any): boolean {
  return manifest?.kind === 'Cluster' && groupOf(manifest) === 'cluster.x-k8s.io';
}

/**
 * Whether a change gives the object a new name, while machines made from the old one still need that: machine and bootstrap templates, the bootstrap
 * configuration of a MachinePool.
 */
export function isTemplate(manifest: any): boolean {
  const group = groupOf(manifest);
  if (group === 'bootstrap.cluster.x-k8s.io') { return true; }
  return PROVIDERS.includes(group) && typeof manifest.kind === 'string' && manifest.kind.endsWith('Template');
}

/**
 * Whether losing the object loses machines, credentials or the controllers that keep them. MachineDeployments and MachinePools are not among them: a
 * pool that leaves the program shall go, and its nodes are drained.
 */
export function isIrreplaceable(manifest: any): boolean {
  const group = groupOf(manifest);
  if (PROVIDERS.includes(group) || group === 'operator.cluster.x-k8s.io') { return true; }
  if (group === 'cluster.x-k8s.io') { return ['Cluster', 'ClusterClass'].includes(manifest.kind); }
  return (group === '' && manifest.kind === 'Namespace') || (group === 'apiextensions.k8s.io' && manifest.kind === 'CustomResourceDefinition');
}

/** What tells an object from every other one on a cluster. */
export function objectKey(manifest: any): string {
  const { name, namespace = '' } = manifest?.metadata ?? {};
  return `${manifest?.kind}.${groupOf(manifest ?? {})} ${namespace}/${name}`;
}
