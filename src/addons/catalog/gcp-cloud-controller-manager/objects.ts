import { shared } from '../../freeze';

const NAMESPACE = 'kube-system';
const NAME = 'cloud-controller-manager';
const CONFIG = 'gcp-cloud-config';
const RBAC = 'rbac.authorization.k8s.io';

/** What the cloud provider must know of the cluster's place. */
export interface GcpCloudConfig {
  readonly cluster: string;
  readonly project: string;
  readonly network: string;
  readonly networkProject?: string;
  readonly subnet?: string;
}

/** ConfigMap with `gce.conf`; without `multizone` nodes of other zones than the controller's are not found (cloud-provider-gcp v36.0.7, providers/gce). */
export function cloudConfig({ cluster, project, network, networkProject, subnet }: GcpCloudConfig): object {
  const lines = [
    '[global]',
    `project-id = ${project}`,
    ...(networkProject === undefined ? [] : [`network-project-id = ${networkProject}`]),
    `network-name = ${network}`,
    ...(subnet === undefined ? [] : [`subnetwork-name = ${subnet}`]),
    // Tags that the infrastructure provider gives machines: firewall rules of balancers name them.
    `node-tags = ${cluster}-control-plane`,
    `node-tags = ${cluster}-node`,
    'multizone = true',
  ];
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: CONFIG, namespace: NAMESPACE }, data: { 'gce.conf': lines.map(line => `${line}\n`).join('') } };
}

/** The cloud provider itself. */
export function controllerObjects(cluster: string, tag: string): object[] {
  return [...PERMISSIONS, daemonSet(cluster, tag)];
}

const SUBJECTS = [{ kind: 'ServiceAccount', name: NAME, namespace: NAMESPACE }];

/** Permissions as of cloud-provider-gcp, deploy/packages/default. */
const PERMISSIONS = shared([
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME, namespace: NAMESPACE } },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name: `system:${NAME}` },
    rules: [
      { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: ['create', 'patch', 'update'] },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create', 'get', 'list', 'watch', 'update'] },
      { apiGroups: [''], resources: ['endpoints', 'serviceaccounts'], verbs: ['create', 'get', 'update'] },
      { apiGroups: [''], resources: ['serviceaccounts/token'], verbs: ['create'] },
      { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'update', 'patch', 'delete'] },
      { apiGroups: [''], resources: ['nodes/status', 'services/status'], verbs: ['patch', 'update'] },
      { apiGroups: [''], resources: ['services'], verbs: ['get', 'update', 'patch'] },
      { apiGroups: [''], resources: ['namespaces', 'configmaps'], verbs: ['get'] },
      { apiGroups: [''], resources: ['nodes', 'services', 'endpoints', 'namespaces', 'configmaps', 'serviceaccounts', 'pods'], verbs: ['list', 'watch'] },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
    ],
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: `system:${NAME}` },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: `system:${NAME}` },
    subjects: SUBJECTS,
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata: { name: `${NAME}:apiserver-authentication-reader`, namespace: NAMESPACE },
    roleRef: { apiGroup: RBAC, kind: 'Role', name: 'extension-apiserver-authentication-reader' },
    subjects: SUBJECTS,
  },
]);

function daemonSet(cluster: string, tag: string): object {
  const labels = { component: NAME };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: NAME, namespace: NAMESPACE, labels },
    spec: {
      selector: { matchLabels: labels },
      updateStrategy: { type: 'RollingUpdate' },
      template: {
        metadata: { labels },
        spec: {
          // It removes the taints that keep everything else away, so it tolerates them itself and needs no pod network.
          hostNetwork: true,
          priorityClassName: 'system-cluster-critical',
          serviceAccountName: NAME,
          // The value of the label differs between distributions.
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
            { key: 'node.kubernetes.io/network-unavailable', operator: 'Exists', effect: 'NoSchedule' },
          ],
          containers: [{
            name: NAME,
            image: `registry.k8s.io/cloud-provider-gcp/cloud-controller-manager:${tag}`,
            args: [
              '--cloud-provider=gce',
              '--cloud-config=/etc/gcp/gce.conf',
              `--cluster-name=${cluster}`,
              // Pods get their addresses and routes from the network addon.
              '--controllers=cloud-node,cloud-node-lifecycle,service',
              '--allocate-node-cidrs=false',
              '--configure-cloud-routes=false',
              '--leader-elect=true',
              '--v=2',
            ],
            livenessProbe: {
              httpGet: { host: '127.0.0.1', path: '/healthz', port: 10258, scheme: 'HTTPS' },
              initialDelaySeconds: 15,
              timeoutSeconds: 15,
            },
            resources: { requests: { cpu: '200m' } },
            volumeMounts: [{ name: 'config', mountPath: '/etc/gcp', readOnly: true }],
          }],
          volumes: [{ name: 'config', configMap: { name: CONFIG } }],
        },
      },
    },
  };
}
