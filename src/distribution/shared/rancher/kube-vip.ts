import { ClusterContext } from '../../../contract/cluster';
import { kubeVipPod } from '../../../manifest/kube-vip-pod';
import { yamlDocument } from '../../../manifest/yaml';
import { NodeFeature } from '../node-feature';
import { RancherPlace } from './place';

/**
 * kube-vip as a DaemonSet in the folder of manifests that the server applies by itself. It talks to the API server of its own machine with
 * the administrator's kubeconfig, so it needs neither kube-proxy nor a network addon, both of which may come later.
 */
export function kubeVipFeatures(cluster: ClusterContext, { data, kubeconfig }: RancherPlace): NodeFeature[] {
  if (!cluster.endpoint?.kubeVipOptions) { return []; }
  const { spec } = kubeVipPod(cluster.endpoint, { kubeconfig, renderProfile: cluster.renderProfile }) as { spec: object };
  const labels = { 'app.kubernetes.io/name': 'kube-vip' };
  return [{
    source: 'endpoint',
    files: [{
      path: `${data}/server/manifests/kube-vip.yaml`,
      permissions: '0600',
      content: yamlDocument({
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: { name: 'kube-vip', namespace: 'kube-system', labels },
        spec: {
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: {
              ...spec,
              priorityClassName: 'system-node-critical',
              nodeSelector: { 'node-role.kubernetes.io/control-plane': 'true' },
              // Nodes are tainted until a cloud controller and a network addon run, and those reach the API server by this address.
              tolerations: [{ operator: 'Exists' }],
            },
          },
        },
      }),
    }],
  }];
}
