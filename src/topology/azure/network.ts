import { ClusterContext } from '../../contract/cluster';
import { Check, checkProps, listOf, refuse, Shape } from '../../values/check';
import { flag, oneOf, text } from '../../values/check-scalars';
import { Cidr, IpAddress, cidr, ipAddress } from '../../values/cidr';

/** From where the API server is reached. */
export enum AzureExposure {
  /** From the internet, at a public address. */
  PUBLIC = 'Public',

  /** From the virtual network and those connected with it: the management cluster must be in one of them. */
  INTERNAL = 'Internal',
}

/** The virtual network. It is decided when the cluster is made. */
export interface AzureNetwork {
  /**
   * Name of the virtual network.
   * @default - `<cluster>-vnet`, made by the provider
   */
  readonly name?: string;

  /**
   * Resource group of a virtual network that exists. Its subnets exist, too, and are left as they are.
   * @default - the network is made
   */
  readonly resourceGroup?: string;

  /**
   * IPv4 block of the virtual network. Pods and services must be elsewhere.
   * @default 10.0.0.0/16
   */
  readonly cidr?: string;

  /**
   * Name of the subnet of control plane machines.
   * @default control-plane-subnet
   */
  readonly controlPlaneSubnet?: string;

  /**
   * IPv4 block of that subnet.
   * @default 10.0.0.0/24
   */
  readonly controlPlaneCidr?: string;

  /**
   * Name of the subnet of the pools' machines.
   * @default node-subnet
   */
  readonly nodeSubnet?: string;

  /**
   * IPv4 block of that subnet. Machines without public addresses get out of it through a NAT gateway.
   * @default 10.0.128.0/17
   */
  readonly nodeCidr?: string;

  /**
   * Address blocks from which control plane machines are reached by SSH. The provider's own default is everybody.
   * @default - none: refused from outside of the virtual network
   */
  readonly sshCidrs?: string[];
}

/** The balancer in front of the API servers. It cannot be changed later. */
export interface AzureLoadBalancer {
  /**
   * From where it is reached.
   * @default AzureExposure.PUBLIC
   */
  readonly exposure?: AzureExposure;

  /**
   * Address of an internal balancer, in the subnet of control plane machines.
   * @default 10.0.0.100
   */
  readonly address?: string;

  /**
   * Name of the private DNS zone for an internal balancer.
   * @default - made of the cluster's name by the provider
   */
  readonly privateDnsZone?: string;

  /**
   * Let control plane machines behind an internal balancer out through a public address. Without, a firewall or gateway of yours must do so.
   * @default true
   */
  readonly outbound?: boolean;
}

const resourceName = text({ what: 'name of a resource of Azure', pattern: /^[\w][-\w.]*$/, max: 80, example: 'hub-vnet' });
const ipv4: Check = (where, value) => {
  cidr(where, value);
  if (Cidr.parse(value as string)?.family === 6) { refuse(where, value, 'is not an IPv4 block'); }
};

const networkShape: Shape<AzureNetwork> = {
  name: resourceName,
  resourceGroup: text({ what: 'name of a resource group', pattern: /^[-\w.()]+$/, max: 90, example: 'network' }),
  cidr: ipv4,
  controlPlaneSubnet: resourceName,
  controlPlaneCidr: ipv4,
  nodeSubnet: resourceName,
  nodeCidr: ipv4,
  sshCidrs: listOf(cidr, { min: 1, max: 50 }),
};

/** Blocks and names with their defaults. */
function complete(network: AzureNetwork = {}): Required<Pick<AzureNetwork, 'cidr' | 'controlPlaneSubnet' | 'controlPlaneCidr' | 'nodeSubnet' | 'nodeCidr'>> {
  const { cidr: block = '10.0.0.0/16', controlPlaneSubnet = 'control-plane-subnet', nodeSubnet = 'node-subnet' } = network;
  return { cidr: block, controlPlaneSubnet, controlPlaneCidr: network.controlPlaneCidr ?? '10.0.0.0/24', nodeSubnet, nodeCidr: network.nodeCidr ?? '10.0.128.0/17' };
}

/** Check of `AzureNetwork`, by the webhook of cluster-api-provider-azure v1.26.0. */
export const network: Check = (where, value) => {
  const props = checkProps(where, value as AzureNetwork, networkShape);
  const missing = props.resourceGroup === undefined ? undefined
    : (['name', 'cidr', 'controlPlaneSubnet', 'controlPlaneCidr', 'nodeSubnet', 'nodeCidr'] as const).find(key => props[key] === undefined);
  if (missing) { throw new Error(`${where}.${missing}: a value is required for a network that exists.`); }
  if (props.resourceGroup !== undefined && props.sshCidrs) { throw new Error(`${where}.sshCidrs: rules of a network that exists are left as they are; leave them out.`); }
  const all = complete(props);
  if (all.controlPlaneSubnet === all.nodeSubnet) { refuse(`${where}.nodeSubnet`, all.nodeSubnet, 'is the subnet of control plane machines, too; give each its own'); }
  const whole = Cidr.parse(all.cidr)!;
  for (const key of ['controlPlaneCidr', 'nodeCidr'] as const) {
    const part = Cidr.parse(all[key])!;
    if (part.first < whole.first || part.last > whole.last) { refuse(`${where}.${key}`, all[key], `is not within ${all.cidr}, the block of the network`); }
  }
  if (Cidr.parse(all.controlPlaneCidr)!.overlaps(Cidr.parse(all.nodeCidr)!)) { refuse(`${where}.nodeCidr`, all.nodeCidr, `overlaps controlPlaneCidr ${all.controlPlaneCidr}`); }
};

/** Check of `AzureLoadBalancer`. */
export const loadBalancer: Check = (where, value) => {
  const props = checkProps(where, value as AzureLoadBalancer, {
    exposure: oneOf(AzureExposure),
    address: ipAddress,
    privateDnsZone: text({ what: 'DNS name', pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/, max: 253, example: 'prod.example.internal' }),
    outbound: flag,
  });
  const other = props.exposure === AzureExposure.INTERNAL ? undefined : (['address', 'privateDnsZone', 'outbound'] as const).find(key => props[key] !== undefined);
  if (other) { throw new Error(`${where}.${other}: only an internal balancer has it; leave it out or write exposure: AzureExposure.INTERNAL.`); }
};

/** The address of an internal balancer must be in the subnet of control plane machines. */
export function checkAddress(where: string, given: AzureNetwork | undefined, { exposure, address = '10.0.0.100' }: AzureLoadBalancer = {}): void {
  const { controlPlaneCidr } = complete(given);
  const ip = IpAddress.parse(address);
  if (exposure === AzureExposure.INTERNAL && ip && !Cidr.parse(controlPlaneCidr)!.contains(ip)) {
    refuse(`${where}.loadBalancer.address`, address, `is not within ${controlPlaneCidr}, the block of control plane machines`);
  }
}

/** `networkSpec` of an AzureCluster. Whoever hosts the control plane brings a balancer of its own. */
export function networkSpec(given: AzureNetwork = {}, balancer: AzureLoadBalancer = {}, cluster: ClusterContext): object {
  const all = complete(given);
  const exists = given.resourceGroup !== undefined;
  const hosted = cluster.controlPlaneReplicas === 0;
  const { exposure = AzureExposure.PUBLIC, address, privateDnsZone, outbound = true } = balancer;
  const internal = exposure === AzureExposure.INTERNAL;
  const ports = cluster.controlPlanePorts;
  return {
    vnet: { name: given.name, resourceGroup: given.resourceGroup, cidrBlocks: [all.cidr] },
    subnets: [
      ...(hosted ? [] : [{
        name: all.controlPlaneSubnet,
        role: 'control-plane',
        cidrBlocks: [all.controlPlaneCidr],
        securityGroup: exists ? undefined : { securityRules: rules(given.sshCidrs, ports) },
      }]),
      { name: all.nodeSubnet, role: 'node', cidrBlocks: [all.nodeCidr] },
    ],
    ...(hosted ? {} : {
      apiServerLB: { type: exposure, frontendIPs: address === undefined ? undefined : [{ name: `${cluster.name}-internal-lb-frontEnd`, privateIP: address }] },
      controlPlaneOutboundLB: internal && outbound ? { type: 'Public' } : undefined,
      additionalAPIServerLBPorts: ports.length > 0 ? ports.map(port => ({ name: `port-${port}`, port })) : undefined,
      privateDNSZoneName: privateDnsZone,
    }),
  };
}

/** Rule lines about blocks that meet those of the virtual network. */
export function overlapProblems(given: AzureNetwork | undefined, { podCidrs, serviceCidrs }: Pick<ClusterContext, 'podCidrs' | 'serviceCidrs'>): string[] {
  const vnet = complete(given).cidr;
  return Object.entries({ podCidrs, serviceCidrs }).flatMap(([which, blocks]) => blocks
    .filter(block => Cidr.parse(block)?.overlaps(Cidr.parse(vnet)!))
    .map(block => `AZ-02 vnet-overlap: network.${which} "${block}" overlaps the virtual network's block ${vnet}; choose another one, or another cidr for the network.`));
}

/** Written in full: the provider adds the first two with everybody as the source when they are missing, and a list that is applied again loses them. */
function rules(sshCidrs: string[] | undefined, ports: readonly number[]): object[] {
  const inbound = { direction: 'Inbound', protocol: 'Tcp', sourcePorts: '*', destination: '*' };
  const ssh = sshCidrs ? { action: 'Allow', sources: sshCidrs } : { action: 'Deny', source: 'Internet' };
  return [
    { name: sshCidrs ? 'allow_ssh' : 'deny_ssh', description: 'SSH', priority: 2200, destinationPorts: '22', ...inbound, ...ssh },
    { name: 'allow_apiserver', description: 'Kubernetes API', priority: 2201, destinationPorts: '6443', ...inbound, action: 'Allow', source: '*' },
    ...ports.map((port, index) => ({
      name: `allow_port_${port}`, description: `machines that join (${port})`, priority: 2202 + index, destinationPorts: String(port), ...inbound, action: 'Allow', source: '*',
    })),
  ];
}
