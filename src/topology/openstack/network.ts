import { OpenStackResource, resource } from './resource';
import { Check, checkProps, listOf, required, Shape, struct } from '../../values/check';
import { integer, oneOf, text } from '../../values/check-scalars';
import { cidr, ipAddress } from '../../values/cidr';

/** Which machines a security rule is for. */
export enum OpenStackRuleTarget {
  /** All machines of the cluster. */
  ALL = 'all',

  /** Control plane machines. */
  CONTROL_PLANE = 'controlPlane',

  /** Machines of pools. */
  WORKERS = 'workers',
}

/** A further rule of the security groups that the provider makes: who may connect to machines. */
export interface OpenStackSecurityRule {
  /** Name of the rule. */
  readonly name: string;

  /**
   * The machines.
   * @default OpenStackRuleTarget.ALL
   */
  readonly target?: OpenStackRuleTarget;

  /**
   * Protocol: `tcp`, `udp`, `icmp` or its number.
   * @default - all
   */
  readonly protocol?: string;

  /**
   * First port.
   * @default - all ports
   */
  readonly fromPort?: number;

  /**
   * Last port.
   * @default - the first
   */
  readonly toPort?: number;

  /**
   * Block of addresses the connections come from.
   * @default - the machines of the cluster
   */
  readonly sourceCidr?: string;
}

/** The balancer of Octavia in front of the API servers. */
export interface OpenStackLoadBalancer {
  /**
   * Provider of Octavia, for example `ovn`.
   * @default - that of the cloud
   */
  readonly provider?: string;

  /**
   * Flavor of the balancer.
   * @default - that of the cloud
   */
  readonly flavor?: string;

  /**
   * Availability zone of the balancer.
   * @default - Octavia decides
   */
  readonly availabilityZone?: string;

  /**
   * Addresses from which the API server may be reached. The provider adds those of the cluster.
   * @default - all
   */
  readonly allowedCidrs?: string[];
}

/** The network of a cluster: one of its own, or one that exists. */
export interface OpenStackNetwork {
  /**
   * Block of the network that is made.
   * @default 10.6.0.0/24
   */
  readonly cidr?: string;

  /**
   * Name servers of the network that is made.
   * @default - those of the cloud
   */
  readonly dnsServers?: string[];

  /**
   * Router that the network that is made is attached to.
   * @default - one of its own
   */
  readonly router?: OpenStackResource;

  /**
   * Largest packet of the network that is made, in bytes.
   * @default - that of the cloud
   */
  readonly mtu?: number;

  /**
   * A network that exists.
   * @default - one is made
   */
  readonly existing?: OpenStackResource;

  /**
   * Subnets of it, one for each family of addresses.
   * @default - all of it
   */
  readonly subnets?: OpenStackResource[];
}

const shape: Shape<OpenStackNetwork> = {
  cidr,
  dnsServers: listOf(ipAddress, { min: 1 }),
  router: resource,
  mtu: integer({ min: 576, max: 9216, unit: 'bytes' }),
  existing: resource,
  subnets: listOf(resource, { min: 1, max: 2 }),
};

/** Check of an `OpenStackNetwork`. */
export const network: Check = (where, value) => {
  const props = checkProps(where, value as OpenStackNetwork, shape);
  const own = (['cidr', 'dnsServers', 'router', 'mtu'] as const).find(key => props[key] !== undefined);
  if (props.existing && own) { throw new Error(`${where}.${own}: belongs to a network that is made; leave it out or leave out existing.`); }
  if (!props.existing && props.subnets) { throw new Error(`${where}.subnets: belongs to a network that exists; write existing, or cidr in place of subnets.`); }
};

/** Check of an `OpenStackLoadBalancer`. */
export const loadBalancer: Check = struct<OpenStackLoadBalancer>({
  provider: text({ max: 255 }), flavor: text({ max: 255 }), availabilityZone: text({ max: 255 }), allowedCidrs: listOf(cidr, { min: 1 }),
});

/** Check of a list of `OpenStackSecurityRule`. */
export const securityRules: Check = listOf((where, value) => {
  const { fromPort, toPort, protocol } = checkProps<OpenStackSecurityRule>(where, value as OpenStackSecurityRule, {
    name: required(text({ max: 255 })),
    target: oneOf(OpenStackRuleTarget),
    protocol: text({ what: 'protocol', pattern: /^(tcp|udp|icmp|\d{1,3})$/, example: 'tcp' }),
    fromPort: integer({ min: 1, max: 65535 }),
    toPort: integer({ min: 1, max: 65535 }),
    sourceCidr: cidr,
  });
  if (fromPort === undefined ? toPort !== undefined : !['tcp', 'udp'].includes(protocol ?? '')) {
    throw new Error(`${where}: ports belong together and to protocol tcp or udp; write fromPort and one of these.`);
  }
  if (toPort !== undefined && toPort < fromPort!) { throw new Error(`${where}.toPort: ${toPort} is below fromPort ${fromPort}; exchange them.`); }
}, { min: 1 });

/** Fields of an OpenStackCluster about its network. */
export function networkFields({ cidr: block = '10.6.0.0/24', dnsServers, router, mtu, existing, subnets }: OpenStackNetwork = {}): object {
  return existing
    ? { network: existing._spec, subnets: subnets?.map(({ _spec }) => _spec) }
    : { managedSubnets: [{ cidr: block, dnsNameservers: dnsServers }], router: router?._spec, networkMTU: mtu };
}

/** `managedSecurityGroups` of an OpenStackCluster. */
export function securityGroupSpec(closed: boolean | undefined, rules: readonly OpenStackSecurityRule[] = []): object {
  const of = (target: OpenStackRuleTarget): object[] | undefined => {
    const own = rules.filter(rule => (rule.target ?? OpenStackRuleTarget.ALL) === target);
    return own.length > 0 ? own.map(ruleSpec) : undefined;
  };
  return {
    allowAllInClusterTraffic: !closed,
    allNodesSecurityGroupRules: of(OpenStackRuleTarget.ALL),
    controlPlaneNodesSecurityGroupRules: of(OpenStackRuleTarget.CONTROL_PLANE),
    workerNodesSecurityGroupRules: of(OpenStackRuleTarget.WORKERS),
  };
}

function ruleSpec({ name, protocol, fromPort, toPort = fromPort, sourceCidr }: OpenStackSecurityRule): object {
  return {
    name,
    direction: 'ingress',
    etherType: sourceCidr?.includes(':') ? 'IPv6' : 'IPv4',
    protocol,
    portRangeMin: fromPort,
    portRangeMax: toPort,
    remoteIPPrefix: sourceCidr,
    remoteManagedGroups: sourceCidr === undefined ? ['controlplane', 'worker'] : undefined,
  };
}
