import { ICluster } from '../../contract/cluster';
import { NamedManifest } from '../../manifest/manifest';
import { CLUSTER_NAME } from '../engine/payload';
import { objectNameFor } from '../names';

/** What the objects depend on beside the cluster. */
export interface AutoscalerOptions {
  readonly image: string;
  readonly args: readonly string[];

  /** Whether it runs on the management cluster; otherwise only its account is made. */
  readonly deploys: boolean;
}

const READ = ['get', 'list', 'watch'];
const GROUPS = ['machinedeployments', 'machinepools', 'machines', 'machinesets'];

/** Account, rights and, where it runs here, the Deployment. */
export function autoscalerObjects(cluster: ICluster, { image, args, deploys }: AutoscalerOptions): NamedManifest[] {
  const { context: { name: clusterName, namespace } } = cluster;
  const name = objectNameFor(clusterName, 'cluster-autoscaler');
  const identity = { name, namespace, labels: { [CLUSTER_NAME]: clusterName } };
  const rbac = 'rbac.authorization.k8s.io';
  const account: NamedManifest[] = [
    { apiVersion: 'v1', kind: 'ServiceAccount', ...identity },
    { apiVersion: `${rbac}/v1`, kind: 'Role', ...identity, fields: { rules: rules(cluster) } },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      ...identity,
      fields: { roleRef: { apiGroup: rbac, kind: 'Role', name }, subjects: [{ kind: 'ServiceAccount', name, namespace }] },
    },
  ];
  return deploys ? [...account, deployment(identity, clusterName, image, args)] : account;
}

/** Reading machine templates is what lets a pool grow from zero where the provider says what a machine offers. */
function rules({ objectKinds }: ICluster): object[] {
  const templates = new Map<string, Set<string>>();
  for (const kind of objectKinds) {
    const [name, ...group] = kind.split('.');
    if (!/Machine(Pool|Template)$/.test(name) || !group.join('.').startsWith('infrastructure.')) { continue; }
    const resources = templates.get(group.join('.')) ?? new Set<string>();
    templates.set(group.join('.'), resources.add(`${name.toLowerCase()}s`));
  }
  return [
    { apiGroups: ['cluster.x-k8s.io'], resources: GROUPS, verbs: [...READ, 'update'] },
    { apiGroups: ['cluster.x-k8s.io'], resources: GROUPS.filter(group => group !== 'machines').map(group => `${group}/scale`), verbs: ['get', 'patch', 'update'] },
    ...[...templates].map(([group, resources]) => ({ apiGroups: [group], resources: [...resources].sort(), verbs: READ })),
  ];
}

function deployment(identity: Pick<NamedManifest, 'name' | 'namespace' | 'labels'>, cluster: string, image: string, args: readonly string[]): NamedManifest {
  const labels = { 'app.kubernetes.io/name': 'cluster-autoscaler', 'app.kubernetes.io/instance': identity.name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    ...identity,
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: identity.name,
          securityContext: { runAsNonRoot: true, runAsUser: 65534, runAsGroup: 65534, fsGroup: 65534, seccompProfile: { type: 'RuntimeDefault' } },
          tolerations: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' }],
          containers: [{
            name: 'cluster-autoscaler',
            image,
            command: ['/cluster-autoscaler'],
            args: ['--kubeconfig=/mnt/workload/value', '--clusterapi-cloud-config-authoritative', ...args],
            resources: { requests: { cpu: '10m', memory: '64Mi' } },
            securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            volumeMounts: [{ name: 'workload', mountPath: '/mnt/workload', readOnly: true }],
          }],
          // Missing until the control plane answers: the pod waits for it.
          volumes: [{ name: 'workload', secret: { secretName: `${cluster}-kubeconfig`, items: [{ key: 'value', path: 'value' }] } }],
        },
      },
    },
  };
}
