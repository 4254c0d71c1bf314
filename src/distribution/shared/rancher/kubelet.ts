import { canonical } from '../../../manifest/canonical';
import { BootFormat, IpFamily } from '../../../options/node/identity';
import { NodeSetup } from '../../../options/node/node-setup';
import { Cidr } from '../../../values/cidr';
import { KubernetesVersion } from '../../../values/kubernetes-version';
import { kubeletFields, NodeFeature, NodeRole } from '../node-feature';

/** From here on RKE2 and K3s themselves configure the kubelet by a file; before, their flags win over any file. */
const CONFIG_FILE = 32;

/** The kubelet's settings as a file that it reads after those of RKE2 or K3s. */
export function kubeletFeature(where: string, version: KubernetesVersion, features: readonly NodeFeature[], etc: string): NodeFeature | undefined {
  const fields = canonical(kubeletFields(where, features)) ?? {};
  if (Object.keys(fields).length === 0) { return undefined; }
  if (!version.isAtLeast(CONFIG_FILE)) {
    throw new Error(`${where}.kubelet: before v1.${CONFIG_FILE} flags of the distribution win over such settings; use v1.${CONFIG_FILE} or later, or kubeletArguments.`);
  }
  const configuration = { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', ...fields };
  return { source: 'kubelet', files: [{ path: `${etc}/kubelet.json`, content: `${JSON.stringify(configuration, undefined, 2)}\n` }] };
}

/** Puts the node's address into the drop-in: the program wants an address, which only the machine knows. */
export function nodeIpFeature({ nodeIp, kubeletArguments }: NodeSetup, { where, cluster }: NodeRole, file: string): NodeFeature | undefined {
  if (!nodeIp) { return undefined; }
  if (kubeletArguments?.['node-ip'] !== undefined) { throw new Error(`${where}.nodeIp: kubeletArguments sets "node-ip" as well; keep one.`); }
  const families = nodeIp.family ? [nodeIp.family] : clusterFamilies(cluster.podCidrs);
  const addresses = families.map(family => {
    const version = family === IpFamily.IPV6 ? 6 : 4;
    const device = nodeIp.interface ?? `$(ip -${version} -o route show default | sed -n 's/.* dev \\([^ ]*\\).*/\\1/p' | head -n 1)`;
    return `$(ip -${version} -o address show dev ${device} scope global | awk '{ print $4; exit }' | cut -d/ -f1)`;
  });
  return { source: 'nodeIp', lastCommands: [`sed -i "s#@NODE_IP@#${addresses.join(',')}#" ${file}`] };
}

/** On Ignition machines the name comes from shell variables; cloud-init fills its own in. */
export function nodeNameFeature({ nodeName = '', bootFormat }: NodeSetup, file: string): NodeFeature | undefined {
  const variables = bootFormat === BootFormat.IGNITION ? [...new Set([...nodeName.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name))] : [];
  if (variables.length === 0) { return undefined; }
  return { source: 'nodeName', lastCommands: variables.map(name => `sed -i "s#\\\${${name}}#$${name}#g" ${file}`) };
}

function clusterFamilies(podCidrs: readonly string[]): IpFamily[] {
  return [...new Set(podCidrs.map(block => Cidr.parse(block)?.family === 6 ? IpFamily.IPV6 : IpFamily.IPV4))];
}
