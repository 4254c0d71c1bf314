import { NodeFile } from '../../../options/node/files';
import { BootFormat } from '../../../options/node/identity';
import { NodeSetup } from '../../../options/node/node-setup';
import { literalText } from '../cloud-init-text';
import { kernelFeatures } from '../kernel';
import { featureCommands, NodeFeature, NodeRole } from '../node-feature';
import { nodeFiles, revisionComments } from '../node-files';
import { proxyFeature } from '../proxy';
import { sshAuthoritiesFeature } from '../ssh-authorities';
import { trustFeature } from '../trust';

/** Items of a setup that k0s has a place for. Its kubelet and containerd are configured by profiles of the whole cluster. */
export const SETUP_ITEMS: readonly string[] = [
  'bootFormat', 'externalCloudProvider', 'files', 'kernelModules', 'kubeletArguments', 'nodeLabels', 'nodeName', 'postJoinCommands', 'preJoinCommands',
  'proxy', 'proxyBypass', 'sshCertificateAuthorities', 'sysctls', 'taints', 'trustedCertificates',
];

/** What both of the provider's kinds say of a machine; every item of the setup is in `SETUP_ITEMS`. */
export function k0sNode(setup: NodeSetup, role: NodeRole, own: readonly string[] = []): { readonly [field: string]: unknown } {
  const { where } = role;
  if (setup.bootFormat === BootFormat.IGNITION) { throw new Error(`${where}.bootFormat: K0s is written for cloud-init here; choose an image that boots with it.`); }
  const features = [
    proxyFeature(setup, role, [role.controlPlane ? 'k0scontroller' : 'k0sworker']), trustFeature(setup), ...kernelFeatures(setup), sshAuthoritiesFeature(setup),
  ]
    .filter((feature): feature is NodeFeature => feature !== undefined)
    // containerd comes with k0s, later.
    .map(feature => ({ ...feature, restartsContainerd: false }));
  const files = nodeFiles(where, setup, features);
  const args = [...own, ...nodeArguments(where, setup)];
  return {
    args: filled(args),
    files: filled(files.map(file => fileEntry(where, file))),
    preK0sCommands: filled([...revisionComments(files), ...featureCommands(features), ...setup.preJoinCommands ?? []].map(literalText)),
    postK0sCommands: filled((setup.postJoinCommands ?? []).map(literalText)),
    // Otherwise the provider names the node after the Machine.
    useSystemHostname: setup.nodeName ? true : undefined,
  };
}

/** Flags of `k0s install`, which the provider joins to one shell command. */
function nodeArguments(where: string, { nodeName, nodeLabels = {}, taints = [], kubeletArguments = {}, externalCloudProvider }: NodeSetup): string[] {
  const kubelet: { [flag: string]: string } = {
    ...(externalCloudProvider ? { 'cloud-provider': 'external' } : {}),
    ...(nodeName ? { 'hostname-override': nodeName } : {}),
    ...kubeletArguments,
  };
  const unsafe = Object.keys(kubelet).find(flag => /[\s"'`$\\%]/.test(kubelet[flag].replace(/\{\{[^{}]*\}\}/g, '')));
  if (unsafe) { throw new Error(`${where}.kubeletArguments["${unsafe}"]: "${kubelet[unsafe]}" has blanks, or characters that the shell or systemd would read; leave it out.`); }
  const labels = Object.keys(nodeLabels).sort().map(key => `${key}=${nodeLabels[key]}`);
  return [
    ...(labels.length > 0 ? [`--labels=${labels.join(',')}`] : []),
    ...(taints.length > 0 ? [`--taints=${taints.map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`).join(',')}`] : []),
    ...(Object.keys(kubelet).length > 0 ? [`--kubelet-extra-args="${Object.keys(kubelet).sort().map(flag => `--${flag}=${kubelet[flag]}`).join(' ')}"`] : []),
  ];
}

function fileEntry(where: string, { path, content, fromSecret, encoding, append, owner = 'root:root', permissions = '0644' }: NodeFile): object {
  const given = encoding ? 'encoding' : append ? 'append' : owner !== 'root:root' ? 'owner' : undefined;
  if (given) { throw new Error(`${where}.files["${path}"].${given}: files of k0s's provider have content and permissions only; do the rest in preJoinCommands.`); }
  return {
    path,
    content: content === undefined ? undefined : literalText(content),
    contentFrom: fromSecret && { secretRef: { name: fromSecret.name, key: fromSecret.key } },
    permissions,
  };
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
