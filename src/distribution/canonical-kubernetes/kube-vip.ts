import { ClusterContext } from '../../contract/cluster';
import { kubeVipPod } from '../../manifest/kube-vip-pod';
import { yamlDocument } from '../../manifest/yaml';
import { NodeFeature } from '../shared/node-feature';

/** kube-vip among the manifests that the first machine applies once (cluster-api-k8s v0.6.1, deploy-manifests). Every machine has the administrator's kubeconfig. */
export function kubeVipFeatures(cluster: ClusterContext): NodeFeature[] {
  if (!cluster.endpoint?.kubeVipOptions) { return []; }
  const { spec } = kubeVipPod(cluster.endpoint, { kubeconfig: '/etc/kubernetes/admin.conf', renderProfile: cluster.renderProfile }) as { spec: object };
  const labels = { 'app.kubernetes.io/name': 'kube-vip' };
  const expressions = [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }];
  const daemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'kube-vip', namespace: 'kube-system', labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          ...spec,
          affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: expressions }] } } },
          priorityClassName: 'system-node-critical',
          // Nodes are tainted until a cloud controller and a network addon run, and those reach the API server by this address.
          tolerations: [{ operator: 'Exists' }],
        },
      },
    },
  };
  return [{
    source: 'endpoint',
    files: [{ path: '/capi/manifests/kube-vip.yaml', permissions: '0600', content: yamlDocument(daemonSet) }],
  }];
}
