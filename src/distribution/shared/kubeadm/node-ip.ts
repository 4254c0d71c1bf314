import { isIgnition } from './ignition';
import { IpFamily } from '../../../options/node/identity';
import { NodeSetup } from '../../../options/node/node-setup';
import { NodeFeature } from '../node-feature';

const PLACEHOLDER = '@NODE_IP@';

/** Value of the kubelet's `node-ip`: a family of the default route, or a placeholder that the machine itself fills in. */
export function nodeIpFlag(where: string, { nodeIp, kubeletArguments }: NodeSetup): string | undefined {
  if (!nodeIp) { return undefined; }
  if (kubeletArguments?.['node-ip'] !== undefined) {
    throw new Error(`${where}.nodeIp: kubeletArguments sets "node-ip" as well; keep one.`);
  }
  if (nodeIp.interface) { return PLACEHOLDER; }
  return nodeIp.family === IpFamily.IPV6 ? '::' : '0.0.0.0';
}

/** Puts into kubeadm's configuration what only the machine knows: its address, and on Ignition machines its node name. */
export function machineFacts(setup: NodeSetup): NodeFeature[] {
  const { nodeIp, nodeName = '' } = setup;
  const file = isIgnition(setup) ? '/etc/kubeadm.yml' : '/run/kubeadm/*.yaml';
  const family = nodeIp?.family === IpFamily.IPV6 ? 6 : 4;
  const address = `$(ip -${family} -o address show dev ${nodeIp?.interface} scope global | awk '{ print $4; exit }' | cut -d/ -f1)`;
  const variables = isIgnition(setup) ? [...new Set([...nodeName.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name))] : [];
  return [
    ...(variables.length > 0 ? [{
      source: 'nodeName',
      lastCommands: variables.map(name => `sed -i "s#\\\${${name}}#$${name}#g" ${file}`),
    }] : []),
    ...(nodeIp?.interface ? [{ source: 'nodeIp', lastCommands: [`sed -i "s#${PLACEHOLDER}#${address}#" ${file}`] }] : []),
  ];
}
