import { ClusterContext, ClusterNetwork } from '../contract/cluster';
import { Cidr, IpAddress } from '../values/cidr';

/** The network with its defaults. Refuses blocks that overlap or families that do not match (CL-07). */
export function networkOf(where: string, network: ClusterNetwork = {}): { podCidrs: string[]; serviceCidrs: string[]; serviceDomain: string } {
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
  return { podCidrs, serviceCidrs, serviceDomain: network.serviceDomain ?? 'cluster.local' };
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

/** What is wrong between the cluster's own values, as rule lines. */
export function clusterProblems(cluster: ClusterContext): string[] {
  const problems: string[] = [];
  const { controlPlaneReplicas: replicas } = cluster;
  if (replicas > 0 && replicas % 2 === 0) {
    problems.push(`KCP-03 control-plane-size: ${replicas} control plane machines tolerate no more failures than ${replicas - 1}; set controlPlane.replicas to 1, 3 or 5.`);
  }
  const address = cluster.endpoint && IpAddress.parse(cluster.endpoint.host);
  for (const [what, blocks] of [['pod', cluster.podCidrs], ['service', cluster.serviceCidrs]] as const) {
    const hit = address && blocks.find(block => Cidr.parse(block)!.contains(address));
    if (hit) {
      problems.push(`CL-07 endpoint-in-network: the endpoint ${cluster.endpoint!.host} lies in the ${what} network ${hit}; it must be an address of the machines' network.`);
    }
  }
  return problems;
}
