import { NAMESPACE } from './identity';

const RBAC = 'rbac.authorization.k8s.io';
const CONTROLLER = 'vsphere-csi-controller';
const NODE = 'vsphere-csi-node';
const READ = ['get', 'list', 'watch'];

/** Accounts and permissions of the driver (vsphere-csi-driver v3.7.3, manifests/vanilla). */
export function permissions(): object[] {
  return [
    account(CONTROLLER),
    {
      ...named('ClusterRole', `${CONTROLLER}-role`),
      rules: [
        rule('', ['nodes', 'pods'], READ),
        rule('', ['configmaps'], [...READ, 'create']),
        rule('', ['persistentvolumeclaims'], [...READ, 'update']),
        rule('', ['persistentvolumeclaims/status'], ['patch']),
        rule('', ['persistentvolumes'], [...READ, 'create', 'update', 'delete', 'patch']),
        rule('', ['events'], [...READ, 'create', 'update', 'patch']),
        rule('coordination.k8s.io', ['leases'], [...READ, 'create', 'update', 'delete']),
        rule('storage.k8s.io', ['storageclasses', 'csinodes'], READ),
        rule('storage.k8s.io', ['volumeattachments'], [...READ, 'patch']),
        rule('storage.k8s.io', ['volumeattachments/status'], ['patch']),
        rule('cns.vmware.com', ['triggercsifullsyncs'], [...READ, 'create', 'update']),
        rule('cns.vmware.com', ['cnsvspherevolumemigrations'], [...READ, 'create', 'update', 'delete']),
        rule('cns.vmware.com', ['cnsvolumeinfoes'], [...READ, 'create', 'delete']),
        rule('cns.vmware.com', ['cnsvolumeoperationrequests'], ['create', 'get', 'list', 'update', 'delete']),
        rule('cns.vmware.com', ['csinodetopologies'], [...READ, 'update']),
        rule('apiextensions.k8s.io', ['customresourcedefinitions'], ['get', 'create', 'update']),
        rule('snapshot.storage.k8s.io', ['volumesnapshots'], ['get', 'list']),
        rule('snapshot.storage.k8s.io', ['volumesnapshotclasses'], READ),
        rule('snapshot.storage.k8s.io', ['volumesnapshotcontents'], [...READ, 'create', 'update', 'delete', 'patch']),
        rule('snapshot.storage.k8s.io', ['volumesnapshotcontents/status'], ['update', 'patch']),
      ],
    },
    binding('ClusterRole', `${CONTROLLER}-binding`, `${CONTROLLER}-role`, CONTROLLER),
    account(NODE),
    {
      ...named('ClusterRole', `${NODE}-cluster-role`),
      rules: [rule('cns.vmware.com', ['csinodetopologies'], ['create', 'watch', 'get', 'patch']), rule('', ['nodes'], ['get'])],
    },
    binding('ClusterRole', `${NODE}-cluster-role-binding`, `${NODE}-cluster-role`, NODE),
    { ...named('Role', `${NODE}-role`), rules: [rule('', ['configmaps'], READ)] },
    binding('Role', `${NODE}-binding`, `${NODE}-role`, NODE),
  ];
}

function account(name: string): object {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: NAMESPACE } };
}

function named(kind: string, name: string): object {
  return { apiVersion: `${RBAC}/v1`, kind, metadata: { name, namespace: kind.startsWith('Cluster') ? undefined : NAMESPACE } };
}

function rule(group: string, resources: string[], verbs: string[]): object {
  return { apiGroups: [group], resources, verbs };
}

function binding(roleKind: string, name: string, role: string, subject: string): object {
  return {
    ...named(`${roleKind}Binding`, name),
    roleRef: { apiGroup: RBAC, kind: roleKind, name: role },
    subjects: [{ kind: 'ServiceAccount', name: subject, namespace: NAMESPACE }],
  };
}
