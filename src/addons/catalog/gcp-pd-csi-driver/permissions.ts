const RBAC = 'rbac.authorization.k8s.io';
const CONTROLLER = 'csi-gce-pd-controller-sa';
const NODE = 'csi-gce-pd-node-sa';
const READ = ['get', 'list', 'watch'];

/** Accounts and permissions of the driver (gcp-compute-persistent-disk-csi-driver v1.26, deploy/kubernetes/base/controller/cluster_setup.yaml). */
export function permissions(namespace: string): object[] {
  const subjects = (name: string): object[] => [{ kind: 'ServiceAccount', name, namespace }];
  const cluster = (name: string, account: string, rules: object[]): object[] => [
    { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name }, rules },
    { apiVersion: `${RBAC}/v1`, kind: 'ClusterRoleBinding', metadata: { name }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name }, subjects: subjects(account) },
  ];
  const leases = 'csi-gce-pd-leaderelection';
  return [
    ...[CONTROLLER, NODE].map(name => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } })),
    ...cluster('csi-gce-pd-controller', CONTROLLER, CONTROLLER_RULES),
    ...cluster('csi-gce-pd-node', NODE, [rule('', ['nodes'], ['get', 'list'])]),
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'Role',
      metadata: { name: leases, namespace },
      rules: [rule('coordination.k8s.io', ['leases'], [...READ, 'create', 'update', 'patch', 'delete'])],
    },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata: { name: leases, namespace },
      roleRef: { apiGroup: RBAC, kind: 'Role', name: leases },
      subjects: subjects(CONTROLLER),
    },
  ];
}

function rule(group: string, resources: string[], verbs: string[]): object {
  return { apiGroups: [group], resources, verbs };
}

const CONTROLLER_RULES = [
  rule('', ['nodes', 'pods'], READ),
  rule('', ['events'], ['list', 'watch', 'create', 'update', 'patch']),
  rule('', ['persistentvolumes'], [...READ, 'create', 'update', 'patch', 'delete']),
  rule('', ['persistentvolumeclaims'], [...READ, 'update']),
  rule('', ['persistentvolumeclaims/status'], ['update', 'patch']),
  rule('storage.k8s.io', ['storageclasses', 'csinodes', 'volumeattributesclasses'], READ),
  rule('storage.k8s.io', ['volumeattachments'], [...READ, 'update', 'patch']),
  rule('storage.k8s.io', ['volumeattachments/status'], ['patch']),
  rule('snapshot.storage.k8s.io', ['volumesnapshots'], ['get', 'list']),
  rule('snapshot.storage.k8s.io', ['volumesnapshotclasses'], READ),
  rule('snapshot.storage.k8s.io', ['volumesnapshotcontents'], [...READ, 'create', 'update', 'delete', 'patch']),
  rule('snapshot.storage.k8s.io', ['volumesnapshotcontents/status'], ['update', 'patch']),
];
