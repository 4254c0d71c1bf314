import { generateClasses, Outcome } from '../../src/codegen/generate';

/** A ClusterClass with these variables, as little of everything else as makes sense. */
export function clusterClass(
  variables: any[] = [], more: { name?: string; spec?: any; status?: any; namespace?: string; apiVersion?: string } = {},
): any {
  const ref = (group: string, kind: string) => ({ templateRef: { apiVersion: `${group}.cluster.x-k8s.io/v1beta2`, kind, name: 'edge' } });
  return {
    apiVersion: more.apiVersion ?? 'cluster.x-k8s.io/v1beta2',
    kind: 'ClusterClass',
    metadata: { name: more.name ?? 'edge-v1', namespace: more.namespace },
    spec: {
      infrastructure: ref('infrastructure', 'VSphereClusterTemplate'),
      controlPlane: { ...ref('controlplane', 'KubeadmControlPlaneTemplate'), machineInfrastructure: ref('infrastructure', 'VSphereMachineTemplate') },
      workers: { machineDeployments: [{ class: 'default-worker', bootstrap: ref('bootstrap', 'KubeadmConfigTemplate'), infrastructure: ref('infrastructure', 'VSphereMachineTemplate') }] },
      variables,
      ...more.spec,
    },
    status: more.status,
  };
}

/** A variable of a class. */
export function variable(name: string, schema: any, required = false): any {
  return { name, required, schema: { openAPIV3Schema: schema } };
}

/** What becomes of one class. */
export function generate(object: any, className?: string): Outcome & { text: string } {
  const [outcome] = generateClasses([object], className);
  return { ...outcome, text: outcome.generated?.text ?? '' };
}
