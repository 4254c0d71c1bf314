import { groupOf } from './kinds';

/** Label by which addon stacks and pools name their cluster. */
export const CLUSTER_NAME = 'cluster.x-k8s.io/cluster-name';
const DEPLOYMENT_NAME = 'cluster.x-k8s.io/deployment-name';

/** What the pools of a cluster are made of, told by the references of MachineDeployments and MachinePools. */
export function poolParts(manifests: readonly any[]): (manifest: any) => boolean {
  const parts = new Set<string>();
  const key = (kind: unknown, namespace: unknown, name: unknown) => `${kind} ${namespace}/${name}`;
  const isPool = (manifest: any) => groupOf(manifest) === 'cluster.x-k8s.io' && ['MachineDeployment', 'MachinePool'].includes(manifest.kind);
  for (const { metadata, spec } of manifests.filter(isPool)) {
    const machine = spec?.template?.spec;
    for (const reference of [machine?.infrastructureRef, machine?.bootstrap?.configRef]) {
      if (reference) { parts.add(key(reference.kind, metadata?.namespace, reference.name)); }
    }
  }
  return manifest => isPool(manifest)
    || parts.has(key(manifest.kind, manifest.metadata?.namespace, manifest.metadata?.name))
    || (manifest.kind === 'MachineHealthCheck' && manifest.spec?.selector?.matchLabels?.[DEPLOYMENT_NAME] !== undefined);
}

/** File of an addon's object: one per object, so that a change shows which addon it is. Names begin with the addon, not with the cluster. */
export function addonFile(manifest: any, cluster: { readonly name: string; readonly namespace: string }): string {
  const name = String(manifest.metadata?.name);
  const prefix = [`${cluster.namespace}.${cluster.name}.`, `${cluster.name}-`].find(start => name.startsWith(start)) ?? '';
  // Names of RBAC objects may have colons, which some file systems refuse.
  return `addons/${`${name.slice(prefix.length)}.${manifest.kind}`.toLowerCase().replace(/[^-.a-z0-9]/g, '-')}.yaml`;
}
