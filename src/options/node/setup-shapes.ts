import { FileEncoding, NodeFile } from './files';
import { BootFormat } from './identity';
import { kubelet } from './kubelet-shape';
import { containerd, disk, nodeIp, swap } from './machine-shapes';
import { bypass, mirror, proxy, trustedCertificate } from './network-shapes';
import { NodeSetup, NodeTaint, NodeUser, TaintEffect } from './node-setup';
import { Check, checkProps, listOf, mapOf, refuse, required, Shape, struct } from '../../values/check';
import { exactlyOne, plainMap } from '../../values/check-data';
import { labels, labelValue, qualifiedName } from '../../values/check-names';
import { content, flag, oneOf, text } from '../../values/check-scalars';
import { host } from '../../values/cidr';
import { secretContent } from '../secret/secret-shape';

/** Runtime checks of what a machine needs before it joins. */

const MAX_TEXT = 10240; // files[].content and each command: cluster-api v1.14.0 KubeadmConfig schema

const file: Shape<NodeFile> = {
  path: required(text({ what: 'full path', pattern: /^\/[^\s{}]*[^\s{}/:]$/, max: 512, example: '/etc/motd' })),
  content: content(MAX_TEXT, 'put it into a Secret and use fromSecret, or compress it and use encoding: FileEncoding.GZIP_BASE64'),
  fromSecret: secretContent,
  encoding: oneOf(FileEncoding),
  append: flag,
  owner: text({ what: 'user:group', pattern: /^[^\s:]+:[^\s:]+$/, example: 'root:root' }),
  permissions: text({ what: 'set of octal permissions', pattern: /^[0-7]{3,4}$/, example: '0644' }),
};

const checkedFile: Check = (where, value) => {
  const { content: inline, encoding } = checkProps(where, value as NodeFile, file);
  exactlyOne(where, value, 'content', 'fromSecret');
  if (inline !== undefined && /[\ud800-\udfff]/u.test(inline)) { refuse(`${where}.content`, inline, 'holds half a character; write whole text, or base64 of the bytes'); }
  if (inline !== undefined && encoding !== undefined && !isBase64(inline)) {
    refuse(`${where}.content`, inline, `is not base64; encode it, or leave out encoding "${encoding}"`);
  }
};

const keyText = text({ what: 'public key in authorized_keys form', pattern: /^([^\n]+ )?(ssh|ecdsa|sk)-\S+ \S+( [^\n]*)?$/, max: 2048, example: 'ssh-ed25519 AAAA…' });

// The bootstrap provider writes keys into YAML without quotes and cloud-init renders that as a template (cluster-api v1.14.0).
const publicKey: Check = (where, value) => {
  keyText(where, value);
  const trap = / #|: |\{\{|\{%|\{#/.exec(value as string);
  if (trap) { refuse(where, value, `contains "${trap[0]}", which does not survive cloud-init; write a plain comment behind the key`); }
};

const user: Shape<NodeUser> = {
  // The bootstrap provider writes the name into YAML without quotes, where the excepted words are not text.
  name: required(text({ what: 'login name', pattern: /^(?!(y|yes|n|no|on|off|true|false|null)$)[a-z_][-a-z0-9_]{0,31}$/, example: 'ops' })),
  sshAuthorizedKeys: listOf(publicKey, { max: 100 }),
  sudo: flag,
  groups: listOf(text({ what: 'group name', pattern: /^[a-z_][-a-z0-9_]{0,31}$/, example: 'adm' }), { max: 7 }),
  shell: text({ what: 'full path', pattern: /^\/[\w./-]+$/, max: 256, example: '/bin/bash' }),
  home: text({ what: 'full path', pattern: /^\/[\w./-]+$/, max: 256, example: '/var/home/ops' }),
};

const taint: Shape<NodeTaint> = { key: required(qualifiedName), value: labelValue, effect: required(oneOf(TaintEffect)) };

const command = content(MAX_TEXT, 'put the script into a file and call it');

const flagName = text({ what: 'flag name without dashes', pattern: /^[a-z][a-z0-9-]*$/, max: 256, example: 'max-pods' });

/** Checks of `NodeSetup`. */
export const nodeSetupShape: Shape<NodeSetup> = {
  bootFormat: oneOf(BootFormat),
  users: listOf(struct(user), { max: 100 }),
  sshCertificateAuthorities: listOf(publicKey, { max: 20 }),
  ntpServers: listOf(host, { max: 100 }),
  files: listOf(checkedFile, { max: 200 }),
  bootCommands: listOf(command, { max: 1000 }),
  preJoinCommands: listOf(command, { max: 1000 }),
  postJoinCommands: listOf(command, { max: 1000 }),
  proxy,
  proxyBypass: listOf(bypass),
  registryMirrors: listOf(mirror),
  imageCredentials: secretContent,
  trustedCertificates: listOf(trustedCertificate),
  kubelet,
  kubeletConfiguration: plainMap,
  kubeletArguments: mapOf(text({ max: 1024 }), flagName),
  nodeIp,
  sysctls: mapOf(text({ max: 1024 }), text({ what: 'kernel parameter', pattern: /^[a-z0-9_-]+([./][A-Za-z0-9_*-]+)+$/, example: 'net.core.somaxconn' })),
  kernelModules: listOf(text({ what: 'kernel module name', pattern: /^[A-Za-z0-9_-]+$/, max: 64, example: 'br_netfilter' })),
  containerd,
  swap,
  disks: listOf(disk, { max: 26 }),
  ignitionConfig: plainMap,
  nodeLabels: labels,
  taints: listOf(struct(taint), { max: 64 }),
  nodeName: text(),
  externalCloudProvider: flag,
};

function isBase64(value: string): boolean {
  const packed = value.replace(/\s/g, '');
  return packed.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(packed);
}
