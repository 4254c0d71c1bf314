import { AwsProtocol, ingressRules } from './ingress';
import { zone } from './machine-pool-spec';
import { AwsMachinePort, AwsNetwork, AwsSubnet, AwsZoneSelection } from './network';
import { Check, listOf, mapOf, refuse, required, Shape, struct } from '../../../values/check';
import { integer, oneOf, text } from '../../../values/check-scalars';
import { cidr } from '../../../values/cidr';
import { deferred } from '../../../values/placeholder';

const port = integer({ min: -1, max: 65535 });

const machinePort: Shape<AwsMachinePort> = {
  description: required(text({ what: 'description for a security group rule', pattern: /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]+$/, max: 255, example: 'VXLAN' })),
  protocol: required(oneOf(AwsProtocol)),
  fromPort: required(port),
  toPort: port,
};

const vpcCidr: Check = (where, value) => {
  cidr(where, value);
  if (deferred(where, value, vpcCidr)) { return; }
  const [address, prefix] = String(value).split('/');
  if (address.includes(':') || Number(prefix) < 16 || Number(prefix) > 28) { refuse(where, value, 'is not an IPv4 block between /16 and /28; write for example "10.0.0.0/16"'); }
};

const ROLES = ['node', 'controlplane', 'apiserver-lb', 'lb', 'bastion', 'node-eks-additional'];

const shape: Shape<AwsNetwork> = {
  vpcId: text({ what: 'VPC id', pattern: /^vpc-[0-9a-f]+$/, example: 'vpc-0a1b2c3d4e5f60718' }),
  subnets: listOf(struct<AwsSubnet>({
    id: required(text({ what: 'subnet id', pattern: /^subnet-[0-9a-f]+$/, example: 'subnet-0a1b2c3d4e5f60718' })),
    zone,
  }), { min: 1, max: 64 }),
  cidr: vpcCidr,
  secondaryCidrs: listOf(vpcCidr, { min: 1, max: 4 }),
  ipamPoolId: text({ what: 'pool id of IPAM', pattern: /^ipam-pool-[0-9a-f]+$/, example: 'ipam-pool-0a1b2c3d4e5f60718' }),
  zones: integer({ min: 1, max: 6, unit: 'availability zones' }),
  zoneSelection: oneOf(AwsZoneSelection),
  machinePorts: listOf(struct(machinePort), { min: 1, max: 40 }),
  nodeRules: ingressRules,
  controlPlaneRules: ingressRules,
  nodePortCidrs: listOf(cidr, { min: 1 }),
  securityGroups: mapOf(text({ what: 'security group id', pattern: /^sg-[0-9a-f]+$/, example: 'sg-0a1b2c3d4e5f60718' }), oneOf(ROLES)),
};

/** What says how a VPC is made. */
const OF_A_NEW_VPC = ['cidr', 'secondaryCidrs', 'ipamPoolId', 'zones', 'zoneSelection'] as const;

/** Check of `AwsNetwork`. */
export const network: Check = (where, value) => {
  struct(shape)(where, value);
  const given = value as AwsNetwork;
  const { vpcId, subnets, cidr: block, secondaryCidrs = [], ipamPoolId } = given;
  if (subnets && vpcId === undefined) { throw new Error(`${where}.subnets: subnets that exist are in a VPC that exists; write vpcId too.`); }
  const foreign = OF_A_NEW_VPC.find(option => given[option] !== undefined);
  if (foreign && vpcId !== undefined) { throw new Error(`${where}.${foreign}: it says how a VPC is made, and vpcId names one that exists; leave one of the two out.`); }
  // cluster-api-provider-aws v2.11.1, awscluster_webhook.go.
  if (ipamPoolId !== undefined && block !== undefined) { throw new Error(`${where}.cidr: ipamPoolId gives the address block; leave one of the two out.`); }
  if (secondaryCidrs.includes(block ?? '10.0.0.0/16') && ipamPoolId === undefined) {
    refuse(`${where}.secondaryCidrs`, block ?? '10.0.0.0/16', 'is the first block of the VPC already; leave it out');
  }
  const ids = subnets?.map(({ id }) => id) ?? [];
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) { refuse(`${where}.subnets`, twice, 'is listed twice; leave one out'); }
};
