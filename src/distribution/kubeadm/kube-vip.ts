import { ClusterContext } from '../../contract/cluster';
import { kubeVipPod } from '../../manifest/kube-vip-pod';
import { yamlDocument } from '../../manifest/yaml';
import { NodeSetup } from '../../options/node/node-setup';
import { isIgnition } from '../shared/kubeadm/ignition';
import { NodeFeature } from '../shared/node-feature';

const MANIFEST = '/etc/kubernetes/manifests/kube-vip.yaml';
const ADMIN_KUBECONFIG = '/etc/kubernetes/admin.conf';

/** The static pod that announces the API server's address, where the machines do that themselves. */
export function kubeVipFeatures(setup: NodeSetup, cluster: ClusterContext): NodeFeature[] {
  if (!cluster.endpoint?.kubeVipOptions) { return []; }
  const pod = kubeVipPod(cluster.endpoint, { kubeconfig: ADMIN_KUBECONFIG, renderProfile: cluster.renderProfile });
  // From Kubernetes 1.29 admin.conf has no rights until `kubeadm init` has finished, and init waits for the address; only the machine
  // that runs init may use super-admin.conf instead (kube-vip issue 684).
  const useSuperAdmin = `if ${runsInit(setup)}; then sed -i 's#path: ${ADMIN_KUBECONFIG}#path: /etc/kubernetes/super-admin.conf#' ${MANIFEST}; fi`;
  return [{
    source: 'endpoint',
    files: [{ path: MANIFEST, content: yamlDocument(pod) }],
    lastCommands: cluster.kubernetesVersion.isAtLeast(29) ? [useSuperAdmin] : [],
  }];
}

/** Init and join have files of their own with cloud-init, and share one with Ignition (cluster-api v1.14.0). */
function runsInit(setup: NodeSetup): string {
  return isIgnition(setup) ? "grep -q '^kind: InitConfiguration' /etc/kubeadm.yml" : '[ -f /run/kubeadm/kubeadm.yaml ]';
}
