import { ClusterContext } from '../../contract/cluster';
import { NodeFile, NodeSetup, NodeUser } from '../../contract/node-setup';
import { kubeVipPod } from '../../manifest/kube-vip-pod';
import { yamlDocument } from '../../manifest/yaml';

const KUBE_VIP_MANIFEST = '/etc/kubernetes/manifests/kube-vip.yaml';
const ADMIN_KUBECONFIG = '/etc/kubernetes/admin.conf';

/** `nodeRegistration` of kubeadm: the kubelet's name, flags and taints. */
export function nodeRegistration(setup: NodeSetup): object {
  const flags: { [flag: string]: string } = {
    ...(setup.externalCloudProvider ? { 'cloud-provider': 'external' } : {}),
    ...(setup.nodeLabels && Object.keys(setup.nodeLabels).length > 0 ? { 'node-labels': labelFlag(setup.nodeLabels) } : {}),
    ...setup.kubeletArguments,
  };
  return {
    name: setup.nodeName,
    criSocket: '/var/run/containerd/containerd.sock',
    kubeletExtraArgs: nonEmpty(Object.keys(flags).sort().map(name => ({ name, value: flags[name] }))),
    taints: nonEmpty(setup.taints ?? []),
  };
}

/** Files, users and commands of a KubeadmConfig. With a cluster: those of a control plane machine. */
export function kubeadmSetup(setup: NodeSetup, controlPlaneOf?: ClusterContext): object {
  const kubeVip = controlPlaneOf?.endpoint?.kubeVip ? kubeVipParts(controlPlaneOf) : { files: [], commands: [] };
  return {
    files: nonEmpty([...kubeVip.files, ...(setup.files ?? [])].map(fileEntry)),
    users: nonEmpty((setup.users ?? []).map(userEntry)),
    preKubeadmCommands: nonEmpty([...(setup.preJoinCommands ?? []), ...kubeVip.commands]),
    postKubeadmCommands: nonEmpty(setup.postJoinCommands ?? []),
  };
}

function kubeVipParts(cluster: ClusterContext): { files: NodeFile[]; commands: string[] } {
  const pod = kubeVipPod(cluster.endpoint!, { kubeconfig: ADMIN_KUBECONFIG, renderProfile: cluster.renderProfile });
  // From Kubernetes 1.29 admin.conf has no rights until `kubeadm init` has finished, and init waits for the address; only the machine
  // that runs init (the one with this kubeadm.yaml) may use super-admin.conf instead (kube-vip issue 684).
  const useSuperAdmin = `if [ -f /run/kubeadm/kubeadm.yaml ]; then sed -i 's#path: ${ADMIN_KUBECONFIG}#path: /etc/kubernetes/super-admin.conf#' ${KUBE_VIP_MANIFEST}; fi`;
  return {
    files: [{ path: KUBE_VIP_MANIFEST, content: yamlDocument(pod) }],
    commands: cluster.kubernetesVersion.isAtLeast(29) ? [useSuperAdmin] : [],
  };
}

function fileEntry({ path, content, fromSecret, owner = 'root:root', permissions = '0644' }: NodeFile): object {
  return { path, owner, permissions, content, contentFrom: fromSecret && { secret: fromSecret } };
}

function userEntry({ name, sshAuthorizedKeys, sudo }: NodeUser): object {
  return { name, sshAuthorizedKeys: nonEmpty(sshAuthorizedKeys ?? []), sudo: sudo ? 'ALL=(ALL) NOPASSWD:ALL' : undefined };
}

function labelFlag(labels: { [key: string]: string }): string {
  return Object.keys(labels).sort().map(key => `${key}=${labels[key]}`).join(',');
}

/** v1beta2 refuses empty lists (SCH-03). */
function nonEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
