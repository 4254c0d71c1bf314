import { Check, listOf, refuse, required, Shape, struct } from '../../../values/check';
import { integer, oneOf, text } from '../../../values/check-scalars';
import { cidr } from '../../../values/cidr';

/** Protocol of an ingress rule. */
export enum AwsProtocol {
  /** TCP. */
  TCP = 'tcp',
  /** UDP. */
  UDP = 'udp',
  /** ICMP; ports are its type and code, -1 for all. */
  ICMP = 'icmp',
  /** IP in IP, without ports. */
  IP_IN_IP = '4',
  /** Everything. */
  ALL = '-1',
}

/** Machines of the cluster by the security group that the provider gives them. */
export enum AwsSecurityGroupRole {
  /** Control plane machines. */
  CONTROL_PLANE = 'controlplane',
  /** Machines of pools. */
  NODE = 'node',
  /** The balancer in front of the API servers. */
  API_SERVER_BALANCER = 'apiserver-lb',
  /** Balancers of services. */
  BALANCER = 'lb',
}

/** What security groups let in: a protocol on ports, from exactly one of `cidrs` and the two kinds of security groups. */
export interface AwsIngressRule {
  /** What the rule is for. */
  readonly description: string;

  /**
   * Protocol.
   * @default AwsProtocol.TCP
   */
  readonly protocol?: AwsProtocol;

  /** First port; -1 with protocols that have none. */
  readonly fromPort: number;

  /**
   * Last port.
   * @default - `fromPort`
   */
  readonly toPort?: number;

  /**
   * Address blocks, IPv4 or IPv6.
   * @default - the sources are security groups
   */
  readonly cidrs?: string[];

  /**
   * Security groups of the cluster.
   * @default - the sources are address blocks or groups by their ids
   */
  readonly roles?: AwsSecurityGroupRole[];

  /**
   * Ids of security groups that exist already.
   * @default - the sources are address blocks or groups of the cluster
   */
  readonly securityGroupIds?: string[];
}

const port = integer({ min: -1, max: 65535 });

const shape: Shape<AwsIngressRule> = {
  description: required(text({ what: 'description for a security group rule', pattern: /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]+$/, max: 255, example: 'metrics of nodes' })),
  protocol: oneOf(AwsProtocol),
  fromPort: required(port),
  toPort: port,
  cidrs: listOf(cidr, { min: 1 }),
  roles: listOf(oneOf(AwsSecurityGroupRole), { min: 1 }),
  securityGroupIds: listOf(text({ what: 'security group id', pattern: /^sg-[0-9a-f]+$/, example: 'sg-0a1b2c3d4e5f60718' }), { min: 1 }),
};

const rule: Check = (where, value) => {
  struct(shape)(where, value);
  const { fromPort, toPort = fromPort, cidrs, roles, securityGroupIds } = value as AwsIngressRule;
  if (toPort < fromPort) { refuse(`${where}.toPort`, toPort, `is below fromPort ${fromPort}; write the greater one here`); }
  // cluster-api-provider-aws v2.11.1, validateIngressRules: blocks and groups do not go together.
  if (cidrs && (roles || securityGroupIds)) { throw new Error(`${where}.cidrs: a rule has address blocks or security groups as its sources; make two rules.`); }
  if (!cidrs && !roles && !securityGroupIds) { throw new Error(`${where}: nobody is let in; write cidrs, roles or securityGroupIds.`); }
};

/** Check of a list of rules. */
export const ingressRules: Check = listOf(rule, { min: 1, max: 60 });
