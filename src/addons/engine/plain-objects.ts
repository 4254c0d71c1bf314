import { isNamespace } from './namespaces';
import { AddonRelease } from '../../contract/addon';

/** The plain objects of a release beside its namespaces, which need nothing and are needed by everything. */
export function plainObjectsOf({ manifests = [], followUps = [] }: AddonRelease): any[] {
  return [...manifests, ...followUps].filter(object => !isNamespace(object));
}

/** Kinds without a controller: what has been accepted is ready. */
const SETTLED: { readonly [group: string]: readonly string[] } = {
  '': ['ConfigMap', 'LimitRange', 'Namespace', 'ResourceQuota', 'ServiceAccount'],
  'networking.k8s.io': ['IngressClass', 'NetworkPolicy'],
  'policy': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'StorageClass'],
};

/** The first plain object that is not ready just because the API server took it: pods, definitions of resources, resources of an operator. */
export function unsettledObject(release: AddonRelease): any | undefined {
  return plainObjectsOf(release).find(({ apiVersion, kind }) => {
    const group = String(apiVersion).includes('/') ? String(apiVersion).split('/')[0] : '';
    return !SETTLED[group]?.includes(kind);
  });
}
