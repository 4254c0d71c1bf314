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

/**
 * A Cluster, its class with one patch, and the templates of the class.
 *
 * @param template kind of the template that the patch adds to
 * @param field where, below `/spec/template/spec/`
 * @param settings the object variable in YAML's flow style, of which the patch adds `value`
 */
export function patchedTopology(template: 'VSphereClusterTemplate' | 'KubeadmControlPlaneTemplate', field: string, settings: string): string {
  const isInfrastructure = template === 'VSphereClusterTemplate';
  const ref = (kind: string) => `{ apiVersion: ${GROUPS[kind] ?? 'infrastructure.cluster.x-k8s.io/v1beta2'}, kind: ${kind}, name: edge }`;
  const selector = `apiVersion: ${GROUPS[template] ?? 'infrastructure.cluster.x-k8s.io/v1beta2'}, kind: ${template}, matchResources: { ${isInfrastructure ? 'infrastructureCluster' : 'controlPlane'}: true }`;
  return manifests(
    manifest('Cluster', 'prod', `{ topology: { classRef: { name: edge }, version: v1.34.3, variables: [{ name: settings, value: ${settings} }] } }`),
    manifest('ClusterClass', 'edge', `
  infrastructure: { templateRef: ${ref('VSphereClusterTemplate')} }
  controlPlane: { templateRef: ${ref('KubeadmControlPlaneTemplate')} }
  variables: [{ name: settings, required: true, schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } } }]
  patches:
    - name: settings
      definitions:
        - selector: { ${selector} }
          jsonPatches: [{ op: add, path: /spec/template/spec/${field}, valueFrom: { variable: settings.value } }]`),
    manifest('VSphereClusterTemplate', 'edge', '{ template: { spec: { server: vcenter.example.com } } }'),
    manifest('KubeadmControlPlaneTemplate', 'edge', '{ template: { spec: { kubeadmConfigSpec: { clusterConfiguration: { imageRepository: registry.example.com } } } } }'),
  );
}
