import { yamlDocument } from '../../../manifest/yaml';
import { shared } from '../../freeze';

/** Secret with the vCenter credentials, in kube-system of the workload cluster. */
export const CREDENTIALS = 'vsphere-cloud-secret';

const NAMESPACE = 'kube-system';
const ACCOUNT = 'cloud-controller-manager';
/** The name the chart mounts when it does not write the configuration itself. */
const CONFIG = 'cloud-config';

/** What the cloud provider must know of the vCenter. */
export interface CloudConfig {
  readonly server: string;
  /** None: all datacenters of the vCenter are searched. */
  readonly datacenters: string[];
  readonly thumbprint?: string;
  /** Categories of the tags that become the labels of nodes; without zones none. */
  readonly labels?: { readonly region: string; readonly zone: string };
}

/** ConfigMap with `vsphere.conf` in its YAML form (cloud-provider-vsphere v1.36.0, pkg/common/config). */
export function cloudConfig({ server, datacenters, thumbprint, labels }: CloudConfig): object {
  const conf = {
    global: {
      port: 443,
      secretName: CREDENTIALS,
      secretNamespace: NAMESPACE,
      ...(thumbprint ? { thumbprint } : { insecureFlag: true }),
    },
    vcenter: { [server]: { server, datacenters: datacenters.length > 0 ? datacenters : undefined } },
    labels,
  };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: CONFIG, namespace: NAMESPACE }, data: { 'vsphere.conf': yamlDocument(conf) } };
}

const made = new Map<string, object[]>();

/** The cloud provider without its configuration, for engines that carry no charts. */
export function cpiObjects(tag: string): object[] {
  if (!made.has(tag)) { made.set(tag, shared([...PERMISSIONS, daemonSet(tag)])); }
  return made.get(tag)!;
}

const SUBJECTS = [{ kind: 'ServiceAccount', name: ACCOUNT, namespace: NAMESPACE }];
const RBAC = 'rbac.authorization.k8s.io';

/** Permissions as of cloud-provider-vsphere v1.36.0, chart templates/role.yaml. */
const PERMISSIONS = shared([
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: ACCOUNT, namespace: NAMESPACE } },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name: `system:${ACCOUNT}` },
    rules: [
      rule('', ['events'], ['create', 'patch', 'update']),
      rule('', ['nodes'], ['*']),
      rule('', ['nodes/status', 'services/status'], ['patch']),
      rule('', ['services'], ['list', 'patch', 'update', 'watch']),
      rule('', ['serviceaccounts', 'endpoints'], ['create', 'get', 'list', 'watch', 'update']),
      rule('', ['persistentvolumes'], ['get', 'list', 'update', 'watch']),
      rule('', ['secrets'], ['get', 'list', 'watch']),
      rule('discovery.k8s.io', ['endpointslices'], ['get', 'list', 'watch']),
      rule('coordination.k8s.io', ['leases'], ['create', 'get', 'list', 'watch', 'update']),
    ],
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: `system:${ACCOUNT}` },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: `system:${ACCOUNT}` },
    subjects: SUBJECTS,
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: `${ACCOUNT}:apiserver-authentication-reader`, namespace: NAMESPACE },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: 'extension-apiserver-authentication-reader' },
    subjects: SUBJECTS,
  },
]);

function rule(group: string, resources: string[], verbs: string[]): object {
  return { apiGroups: [group], resources, verbs };
}

function daemonSet(tag: string): object {
  const labels = { 'app.kubernetes.io/name': 'vsphere-cpi' };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'vsphere-cpi', namespace: NAMESPACE, labels },
    spec: {
      selector: { matchLabels: labels },
      updateStrategy: { type: 'RollingUpdate' },
      template: {
        metadata: { labels },
        spec: {
          // It removes the taints that keep everything else away, so it tolerates them itself and needs no pod network.
          hostNetwork: true,
          priorityClassName: 'system-node-critical',
          serviceAccountName: ACCOUNT,
          securityContext: { runAsUser: 1001, fsGroup: 1001 },
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchExpressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }] }],
              },
            },
          },
          tolerations: [
            { key: 'node.cloudprovider.kubernetes.io/uninitialized', value: 'true', effect: 'NoSchedule' },
            { key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' },
            { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoSchedule' },
          ],
          containers: [{
            name: 'vsphere-cpi',
            image: `registry.k8s.io/cloud-pv-vsphere/cloud-provider-vsphere:${tag}`,
            args: ['--cloud-provider=vsphere', '--v=2', '--cloud-config=/etc/cloud/vsphere.conf'],
            resources: { requests: { cpu: '200m' } },
            volumeMounts: [{ name: 'config', mountPath: '/etc/cloud', readOnly: true }],
          }],
          volumes: [{ name: 'config', configMap: { name: CONFIG } }],
        },
      },
    },
  };
}
