import { createHash } from 'crypto';

/** What programs in the templates do, upstream's and ours. A program may do several of these things. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/^hostnamectl set-hostname "\{\{ ds\.meta_data\.hostname \}\}"$/, 'host name from the metadata of cloud-init'],
  [/^hostnamectl set-hostname "\$NODE_NAME"$|^hostname "\$\{COREOS_CUSTOM_HOSTNAME\}"$/m, 'host name from the metadata of the hypervisor'],
  [/"\$\{COREOS_CUSTOM_HOSTNAME\}" > \/etc\/hostname$/m, 'host name kept in /etc/hostname'],
  [/::1 .*(>>?)\/etc\/hosts/, 'hosts file: IPv6 loopback'],
  [/127\.0\.0\.1 .*(>>?)\/etc\/hosts/, 'hosts file: IPv4 loopback and host name'],
  [/^mkdir -p \/etc\/pre-kubeadm-commands$/, 'folder for scripts'],
  [/^for script in .*\/etc\/pre-kubeadm-commands\//, 'run the scripts of the folder'],
  [/\/super-admin\.conf/, 'kube-vip: super-admin.conf where kubeadm init runs'],
  [/KUBEADM_MINOR.*\n?.*-lt "29"/, 'only from Kubernetes v1.29, asked of kubeadm'],
  [/^envsubst < \/etc\/kubeadm\.yml|^sed -i .*NODE_NAME.* \/etc\/kubeadm\.yml$/, 'variables in the configuration of kubeadm'],
  [/^mv \/etc\/kubeadm\.yml\.tmp \/etc\/kubeadm\.yml$/, 'configuration of kubeadm put in place'],
  [/vmtoolsd.*info-get guestinfo\.metadata|guestinfo\.metadata.*vmtoolsd/s, 'node name from guestinfo'],
  [/^test -n "\$NODE_NAME"$/, 'stop without a node name'],
  [/^- name: capv\n.*\{\{ \.sshKey \}\}/s, 'user capv with the key of the variable sshKey'],
  [/\{\{ \.controlPlaneIpAddr \}\}.*\{\{ \.controlPlanePort \}\}/s, 'host and port from the variables controlPlaneIpAddr and controlPlanePort'],
  [/^kind: Secret\n.*\{\{ \.credsSecretName \}\}/s, 'Secret named by the variable credsSecretName'],
  [/regexReplaceAll .*\.kubeVipPodManifest .*\.controlPlaneIpAddr/, 'manifest of kube-vip from a variable, its address replaced by controlPlaneIpAddr'],
  [/^content: 127\.0\.0\.1 localhost kubernetes\n.*\/etc\/kube-vip\.hosts/s, 'hosts file of kube-vip'],
];

/** What a program does, or a mark that nobody knows yet: then both sides must be told apart by hand. Short texts that are no program stay as they are. */
export function meaningOf(text: string): string[] | undefined {
  const found = MEANINGS.filter(([pattern]) => pattern.test(text)).map(([, meaning]) => meaning);
  if (found.length > 0) { return found; }
  if (text.length <= 80 && !text.includes('\n')) { return undefined; }
  return [`not known: ${text.length} characters, sha256 ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`];
}
