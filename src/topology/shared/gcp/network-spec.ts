import { resourceName } from './names';
import { GcpDirection, GcpFirewallRule, GcpNetwork, GcpSubnet, GcpTraffic } from './network';
import { Check, checkProps, listOf, mapOf, refuse, required, Shape, struct } from '../../../values/check';
import { exactlyOne } from '../../../values/check-data';
import { flag, integer, oneOf, text } from '../../../values/check-scalars';
import { cidr } from '../../../values/cidr';

const tags = listOf(resourceName, { min: 1, max: 30 });
const blocks = listOf(cidr, { min: 1 });
const WITH_PORTS = ['TCP', 'UDP'];

const traffic: Check = (where, value) => {
  const { protocol, ports } = checkProps<GcpTraffic>(where, value as GcpTraffic, {
    protocol: required(oneOf(['TCP', 'UDP', 'ICMP', 'ESP', 'AH', 'IPIP', 'SCTP'])),
    ports: listOf(text({ what: 'port or range of ports', pattern: /^\d+(-\d+)?$/, example: '30000-32767' }), { min: 1, max: 500 }),
  });
  if (ports && !WITH_PORTS.includes(protocol)) { refuse(`${where}.ports`, ports, `is for TCP and UDP; leave it out with ${protocol}`); }
};

const ruleShape: Shape<GcpFirewallRule> = {
  name: required(resourceName),
  allowed: listOf(traffic, { min: 1 }),
  denied: listOf(traffic, { min: 1 }),
  direction: oneOf(GcpDirection),
  sourceCidrs: blocks,
  sourceTags: tags,
  destinationCidrs: blocks,
  targetTags: tags,
  priority: integer({ min: 1, max: 65535 }),
};

const rule: Check = (where, value) => {
  const { direction, sourceTags } = checkProps(where, value as GcpFirewallRule, ruleShape);
  exactlyOne(where, value, 'allowed', 'denied');
  if (direction === GcpDirection.EGRESS && sourceTags) { refuse(`${where}.sourceTags`, sourceTags, 'is for connections to machines; leave it out with GcpDirection.EGRESS'); }
};

const shape: Shape<GcpNetwork> = {
  name: required(resourceName),
  hostProject: resourceName,
  subnets: listOf(struct<GcpSubnet>({
    name: required(resourceName),
    cidr: required(cidr),
    secondaryCidrs: mapOf(cidr, resourceName),
    privateGoogleAccess: flag,
    flowLogs: flag,
  }), { min: 1 }),
  autoSubnets: flag,
  mtu: integer({ min: 1300, max: 8896, unit: 'bytes' }),
  natPortsPerMachine: integer({ min: 2, max: 65536, unit: 'ports' }),
  defaultFirewallRules: flag,
  firewallRules: listOf(rule, { min: 1, max: 50 }),
};

/** Check of a `GcpNetwork`. */
export const network: Check = (where, value) => {
  const { hostProject, ...own } = checkProps(where, value as GcpNetwork, shape);
  const unused = (['subnets', 'autoSubnets', 'firewallRules', 'defaultFirewallRules', 'natPortsPerMachine', 'mtu'] as const).find(key => own[key] !== undefined);
  if (hostProject !== undefined && unused) { throw new Error(`${where}.${unused}: nothing is made in the network of a host project; leave it out.`); }
};

/** `network` of the infrastructure cluster. Its region stands in every subnet, because the provider makes them there and nowhere else. */
export function networkSpec(region: string, options: GcpNetwork): object {
  const { name, hostProject, subnets, autoSubnets, mtu, natPortsPerMachine, defaultFirewallRules, firewallRules } = options;
  const firewall = { defaultRulesManagement: managed(defaultFirewallRules), firewallRules: firewallRules?.map(ruleSpec) };
  return {
    name,
    hostProject,
    autoCreateSubnetworks: autoSubnets ?? (subnets ? false : undefined),
    mtu,
    minPortsPerVm: natPortsPerMachine,
    subnets: subnets?.map(subnet => subnetSpec(region, subnet)),
    firewall: Object.values(firewall).some(value => value !== undefined) ? firewall : undefined,
  };
}

function managed(flagged: boolean | undefined): string | undefined {
  return flagged === undefined ? undefined : flagged ? 'Managed' : 'Unmanaged';
}

function subnetSpec(region: string, { name, cidr: cidrBlock, secondaryCidrs, privateGoogleAccess = true, flowLogs }: GcpSubnet): object {
  return { name, region, cidrBlock, secondaryCidrBlocks: secondaryCidrs, privateGoogleAccess, enableFlowLogs: flowLogs };
}

function ruleSpec({ name, allowed, denied, direction, sourceCidrs, sourceTags, destinationCidrs, targetTags, priority }: GcpFirewallRule): object {
  const spec = (list: GcpTraffic[] | undefined): object[] | undefined => list?.map(({ protocol, ports }) => ({ IPProtocol: protocol, ports }));
  return {
    name,
    allowed: spec(allowed),
    denied: spec(denied),
    direction,
    sourceRanges: sourceCidrs,
    sourceTags,
    destinationRanges: destinationCidrs,
    targetTags,
    priority,
  };
}
