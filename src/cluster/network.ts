import { ClusterContext, ClusterNetwork } from '../contract/cluster';
import { Cidr } from '../values/cidr';

/** Size of a node's block of pod addresses when nothing is said (kube-controller-manager). */
const NODE_MASK = { 4: 24, 6: 64 } as const;

/** The part of a context that is the network. */
export type NetworkContext = Pick<ClusterContext,
'podCidrs' | 'serviceCidrs' | 'serviceDomain' | 'kubeProxy' | 'nodeCidrMaskSize' | 'nodeCidrMaskSizeIpv6'>;

/** The network with its defaults. Refuses blocks that overlap or are too small, and families that do not match (CL-07). */
export function networkOf(where: string, network: ClusterNetwork = {}): NetworkContext {
  const podCidrs = network.podCidrs ?? ['192.168.0.0/16'];
  const serviceCidrs = network.serviceCidrs ?? ['10.96.0.0/12'];
  const pods = families(`${where}.network.podCidrs`, podCidrs);
  const services = families(`${where}.network.serviceCidrs`, serviceCidrs);
  for (const pod of pods) {
    const clash = services.find(service => service.overlaps(pod));
    if (clash) { throw new Error(`${where}.network: pods "${pod.text}" and services "${clash.text}" overlap; choose blocks apart from each other.`); }
  }
  if (pods.map(({ family }) => family).sort().join() !== services.map(({ family }) => family).sort().join()) {
    throw new Error(`${where}.network: pods are ${kinds(pods)} and services are ${kinds(services)}; use the same address families for both.`);
  }
  for (const service of services) { checkServices(`${where}.network.serviceCidrs`, service); }
  const context: NetworkContext = {
    podCidrs,
    serviceCidrs,
    serviceDomain: network.serviceDomain ?? 'cluster.local',
    kubeProxy: network.kubeProxy ?? true,
    nodeCidrMaskSize: network.nodeCidrMaskSize ?? undefined,
    nodeCidrMaskSizeIpv6: network.nodeCidrMaskSizeIpv6 ?? undefined,
  };
  checkNodeMasks(`${where}.network`, context, pods);
  return context;
}

function families(where: string, texts: string[]): Cidr[] {
  const blocks = texts.map(text => Cidr.parse(text)!);
  if (blocks.length === 2 && blocks[0].family === blocks[1].family) {
    throw new Error(`${where}: two IPv${blocks[0].family} blocks; at most one IPv4 and one IPv6 block are allowed.`);
  }
  return blocks;
}

function kinds(blocks: Cidr[]): string {
  return blocks.map(({ family }) => `IPv${family}`).join(' and ');
}

/** How many nodes the pod block of this family can hold, or undefined when there is none. */
export function nodeCapacity(network: NetworkContext, family: 4 | 6): number | undefined {
  const block = network.podCidrs.map(text => Cidr.parse(text)!).find(pod => pod.family === family);
  return block && 2 ** (nodeMask(network, family) - block.prefix);
}

function nodeMask(network: NetworkContext, family: 4 | 6): number {
  return (family === 4 ? network.nodeCidrMaskSize : network.nodeCidrMaskSizeIpv6) ?? NODE_MASK[family];
}

/** A node's block must fit into the pod block, and the controller manager keeps a bitmap of at most 2^16 of them. */
function checkNodeMasks(where: string, network: NetworkContext, pods: Cidr[]): void {
  for (const [family, prop] of [[4, 'nodeCidrMaskSize'], [6, 'nodeCidrMaskSizeIpv6']] as const) {
    const pod = pods.find(block => block.family === family);
    const mask = nodeMask(network, family);
    if (!pod) {
      if (network[prop] !== undefined) { throw new Error(`${where}.${prop}: ${mask} without an IPv${family} block in podCidrs; leave it out.`); }
    } else if (mask < pod.prefix) {
      throw new Error(`${where}: pods "${pod.text}" cannot hold the /${mask} of one node; choose a larger block or write ${prop}: ${Math.min(pod.prefix + 4, family === 4 ? 30 : 126)}.`);
    } else if (mask - pod.prefix > 16) {
      throw new Error(`${where}: pods "${pod.text}" and /${mask} per node lie more than 16 bits apart; write a block of /${mask - 16} or smaller.`);
    }
  }
}

/** The API server takes 2^20 service addresses at most, kubeadm 10 at least. */
function checkServices(where: string, service: Cidr): void {
  const least = service.address.bits - 20;
  const most = service.address.bits - 4;
  if (service.prefix < least) { throw new Error(`${where}: "${service.text}" is too large for services; write /${least} or a smaller block.`); }
  if (service.prefix > most) { throw new Error(`${where}: "${service.text}" is too small for services; write /${most} or a larger block.`); }
}
