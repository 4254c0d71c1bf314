import { AwsProtocol, ingressSpec } from './ingress';
import { AwsMachinePort, AwsNetwork } from './network';
import { ClusterContext } from '../../../contract/cluster';
import { Cidr } from '../../../values/cidr';

/** What the network addons of the catalogue and Calico need between machines. The provider's own default knows only the first two. */
const MACHINE_PORTS: readonly AwsMachinePort[] = [
  { description: 'BGP (Calico)', protocol: AwsProtocol.TCP, fromPort: 179 },
  { description: 'IP in IP (Calico)', protocol: AwsProtocol.IP_IN_IP, fromPort: -1, toPort: 65535 },
  { description: 'VXLAN (Calico)', protocol: AwsProtocol.UDP, fromPort: 4789 },
  { description: 'Typha (Calico)', protocol: AwsProtocol.TCP, fromPort: 5473 },
  { description: 'health checks (Cilium)', protocol: AwsProtocol.TCP, fromPort: 4240 },
  { description: 'Hubble (Cilium)', protocol: AwsProtocol.TCP, fromPort: 4244 },
  { description: 'VXLAN (Cilium)', protocol: AwsProtocol.UDP, fromPort: 8472 },
  { description: 'WireGuard (Cilium)', protocol: AwsProtocol.UDP, fromPort: 51871 },
];

/** `network` of the infrastructure cluster or of a managed control plane. `rules` are those that the cluster itself needs. */
export function networkSpec(network: AwsNetwork = {}, own: readonly AwsMachinePort[] = MACHINE_PORTS): object {
  const { vpcId, subnets, machinePorts, nodeRules, controlPlaneRules } = network;
  const ports = machinePorts ?? own;
  return {
    vpc: vpcId === undefined ? newVpc(network) : { id: vpcId },
    subnets: subnets?.map(({ id, zone }) => ({ id, availabilityZone: zone })),
    cni: ports.length > 0
      ? { cniIngressRules: ports.map(({ description, protocol, fromPort, toPort }) => ({ description, protocol, fromPort, toPort: toPort ?? fromPort })) }
      : undefined,
    additionalNodeIngressRules: nodeRules?.map(ingressSpec),
    additionalControlPlaneIngressRules: controlPlaneRules?.map(ingressSpec),
    nodePortIngressRuleCidrBlocks: network.nodePortCidrs,
    securityGroupOverrides: network.securityGroups,
  };
}

function newVpc({ cidr, secondaryCidrs, ipamPoolId, zones, zoneSelection }: AwsNetwork): object {
  return {
    cidrBlock: ipamPoolId === undefined ? cidr ?? '10.0.0.0/16' : undefined,
    secondaryCidrBlocks: secondaryCidrs?.map(block => ({ ipv4CidrBlock: block })),
    ipamPool: ipamPoolId === undefined ? undefined : { id: ipamPoolId },
    availabilityZoneUsageLimit: zones ?? 3,
    availabilityZoneSelection: zoneSelection,
    // AWS gives every VPC a security group that lets its members do everything; the CIS benchmark wants it empty.
    emptyRoutesDefaultVPCSecurityGroup: true,
  };
}

/** Address blocks of the cluster that lie in the VPC's: packets to them would not find their way. */
export function overlapProblems(network: AwsNetwork = {}, { podCidrs, serviceCidrs }: ClusterContext): string[] {
  if (network.vpcId !== undefined || network.ipamPoolId !== undefined) { return []; }
  const vpc = [network.cidr ?? '10.0.0.0/16', ...network.secondaryCidrs ?? []];
  return [['podCidrs', podCidrs] as const, ['serviceCidrs', serviceCidrs] as const].flatMap(([name, blocks]) =>
    blocks.flatMap(block => vpc.filter(other => overlap(block, other)).map(other =>
      `AWS-01 vpc-overlap: network.${name} "${block}" overlaps the VPC's block ${other}; choose another one, or another cidr for the VPC.`)));
}

function overlap(one: string, other: string): boolean {
  const [a, b] = [Cidr.parse(one), Cidr.parse(other)];
  return a !== undefined && b !== undefined && a.overlaps(b);
}
