import { AwsProtocol } from './ingress';
import { ingressSpec } from './ingress-spec';
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

/** `network` of the infrastructure cluster or of a managed control plane, whose machines reach each other anyway. */
export function networkSpec(network: AwsNetwork = {}, managed = false): object {
  const { vpcId, subnets, machinePorts, nodeRules, controlPlaneRules } = network;
  const ports = machinePorts ?? (managed ? [] : MACHINE_PORTS);
  return {
    vpc: vpcId === undefined ? newVpc(network) : { id: vpcId },
    subnets: subnets?.map(({ id, zone }) => ({ id, availabilityZone: zone })),
    cni: ports.length > 0
      ? { cniIngressRules: ports.map(port => ({ ...port, toPort: port.toPort ?? port.fromPort })) }
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

/** Address blocks inside the cluster. */
type Blocks = Partial<Pick<ClusterContext, 'podCidrs' | 'serviceCidrs'>>;

/** Address blocks of the cluster that lie in the VPC's: packets to them would not find their way. */
export function overlapProblems(network: AwsNetwork = {}, own: Blocks): string[] {
  if (network.vpcId !== undefined || network.ipamPoolId !== undefined) { return []; }
  const vpc = [network.cidr ?? '10.0.0.0/16', ...network.secondaryCidrs ?? []];
  return (['podCidrs', 'serviceCidrs'] as const).flatMap(name =>
    (own[name] ?? []).flatMap(block => vpc.filter(other => overlap(block, other)).map(other =>
      `AWS-01 vpc-overlap: network.${name} "${block}" overlaps the VPC's block ${other}; choose another one, or another cidr for the VPC.`)));
}

function overlap(one: string, other: string): boolean {
  const [a, b] = [Cidr.parse(one), Cidr.parse(other)];
  return a !== undefined && b !== undefined && a.overlaps(b);
}
