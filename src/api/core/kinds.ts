import type { KindEntry } from '../kind-entry';

/** Module name of the hand-written schemas. */
export const CORE_MODULE = 'core';

/** The plain Kubernetes kinds that we emit. */
export const CORE_KINDS: readonly KindEntry[] = [
  core('v1', 'ConfigMap', 'configmaps'),
  core('v1', 'Namespace', 'namespaces', false),
  core('v1', 'Secret', 'secrets'),
  core('v1', 'Service', 'services'),
  core('v1', 'ServiceAccount', 'serviceaccounts'),
  core('apps/v1', 'DaemonSet', 'daemonsets'),
  core('apps/v1', 'Deployment', 'deployments'),
  core('batch/v1', 'CronJob', 'cronjobs'),
  core('batch/v1', 'Job', 'jobs'),
  core('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets'),
  core('rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles', false),
  core('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'clusterrolebindings', false),
  core('rbac.authorization.k8s.io/v1', 'Role', 'roles'),
  core('rbac.authorization.k8s.io/v1', 'RoleBinding', 'rolebindings'),
  core('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', 'volumesnapshotclasses', false),
  core('storage.k8s.io/v1', 'CSIDriver', 'csidrivers', false),
  core('storage.k8s.io/v1', 'StorageClass', 'storageclasses', false),
];

function core(apiVersion: string, kind: string, plural: string, namespaced = true): KindEntry {
  const [version, group = ''] = apiVersion.split('/').reverse();
  return {
    source: 'core', group, version, apiVersion, kind, plural, namespaced, served: true, storage: true, deprecated: false, contracts: [], module: CORE_MODULE,
  };
}
