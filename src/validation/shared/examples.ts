const CAPI = ['Cluster', 'ClusterClass', 'Machine', 'MachineSet', 'MachineDeployment', 'MachinePool', 'MachineHealthCheck', 'MachineDrainRule'];
const GROUPS: { readonly [kind: string]: string } = {
  ...Object.fromEntries(CAPI.map(kind => [kind, 'cluster.x-k8s.io/v1beta2'])),
  KubeadmControlPlane: 'controlplane.cluster.x-k8s.io/v1beta2',
  KubeadmControlPlaneTemplate: 'controlplane.cluster.x-k8s.io/v1beta2',
  KubeadmConfigTemplate: 'bootstrap.cluster.x-k8s.io/v1beta2',
  InClusterIPPool: 'ipam.cluster.x-k8s.io/v1alpha2',
  ClusterResourceSet: 'addons.cluster.x-k8s.io/v1beta2',
  HelmChartProxy: 'addons.cluster.x-k8s.io/v1alpha1',
};
const CLUSTER_SCOPED = ['VSphereClusterIdentity', 'VSphereFailureDomain', 'VSphereDeploymentZone'];

/**
 * YAML of an object for the example of a rule.
 *
 * @param spec the spec in YAML's flow style
 * @param metadata more metadata in flow style, without braces
 */
export function manifest(kind: string, name: string, spec: string, metadata = ''): string {
  const namespace = CLUSTER_SCOPED.includes(kind) || metadata.includes('namespace:') ? '' : ', namespace: clusters';
  return `
apiVersion: ${GROUPS[kind] ?? 'infrastructure.cluster.x-k8s.io/v1beta2'}
kind: ${kind}
metadata: { name: ${name}${namespace}${metadata && `, ${metadata}`} }
spec: ${spec}`;
}

/** Several documents. */
export function manifests(...documents: readonly string[]): string {
  return documents.join('\n---');
}
