import type { Finding } from './finding';

const STRATEGY = /^spec\.rollout(\.strategy(\.type|\.rollingUpdate)?)?$/;

/**
 * Fields that mutating webhooks fill in, by kind: the server looks at the schema after that, so missing or empty is right there. Whatever is
 * written in place of nothing is judged as ever. Observed with cluster-api v1.14.0 and cluster-api-provider-vsphere v1.16.1;
 * the rest are fields of Go types without omitempty (cluster-api-provider-azure v1.26.0).
 */
const FILLED_IN: { readonly [kind: string]: readonly RegExp[] | undefined } = {
  'Machine.cluster.x-k8s.io': [/^spec\.deletion$/],
  'MachineDeployment.cluster.x-k8s.io': [/^spec\.selector$/, STRATEGY, /^spec\.template\.metadata$/],
  'MachineHealthCheck.cluster.x-k8s.io': [/^spec\.checks$/],
  'MachinePool.cluster.x-k8s.io': [/^spec\.template\.spec\.deletion$/],
  'MachineSet.cluster.x-k8s.io': [/^spec\.selector$/],
  'KubeadmControlPlane.controlplane.cluster.x-k8s.io': [STRATEGY],
  // Named after the cluster.
  'AzureCluster.infrastructure.cluster.x-k8s.io': [/^spec\.networkSpec\.(vnet|subnets\[\d+\]\.securityGroup)\.name$/],
  // Templates of a class, whose patches give the values: the webhooks write the fields with nothing in them.
  'AzureClusterTemplate.infrastructure.cluster.x-k8s.io': [/^spec\.template\.spec\.location$/],
  'AzureMachineTemplate.infrastructure.cluster.x-k8s.io': [/^spec\.template\.spec\.vmSize$/],
  'AzureManagedControlPlaneTemplate.infrastructure.cluster.x-k8s.io': [/^spec\.template\.spec\.(location|resourceGroupName)$/],
  'AzureManagedMachinePoolTemplate.infrastructure.cluster.x-k8s.io': [/^spec\.template\.spec\.sku$/],
  'VSphereVM.infrastructure.cluster.x-k8s.io': [/^spec\.os$/],
};

/** The findings without those about fields that a webhook fills in. */
export function withoutFilledIn(manifest: any, findings: Finding[]): Finding[] {
  const group = String(manifest.apiVersion).split('/')[0];
  const fields = FILLED_IN[`${manifest.kind}.${group}`];
  if (fields === undefined) return findings;
  return findings.filter(({ path }) => !fields.some(field => field.test(path)) || !isEmpty(valueAt(manifest, path)));
}

/** The paths above have no quoted names. */
function valueAt(manifest: any, path: string): unknown {
  return path.split(/[.[\]]+/).reduce((value, name) => value?.[name], manifest);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(field => field === null);
}
