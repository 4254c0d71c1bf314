import { Check, listOf, Shape, struct } from '../../values/check';
import { flag, oneOf, text } from '../../values/check-scalars';
import { cidr } from '../../values/cidr';

/** From where the balancer is reached. */
export enum AwsScheme {
  /** From the internet, at public addresses. */
  INTERNET_FACING = 'internet-facing',
  /** From the VPC and the networks connected with it: the management cluster must be in one of them. */
  INTERNAL = 'internal',
}

/** How the balancer finds out which API servers live. */
export enum AwsHealthCheck {
  /** A connection is enough. */
  TCP = 'TCP',
  /** `/readyz` answers: API servers get no requests before they are ready. It needs answers without a login, which K3s and RKE2 do not give. */
  HTTPS = 'HTTPS',
}

/** The network load balancer in front of the API servers. */
export interface AwsLoadBalancer {
  /**
   * From where it is reached. It cannot be changed.
   * @default AwsScheme.INTERNET_FACING
   */
  readonly scheme?: AwsScheme;

  /**
   * Who reaches the API server: address blocks. The management cluster must be among them; the cluster's own machines always are. Changes in place.
   * @default - everybody
   */
  readonly allowedCidrs?: string[];

  /**
   * How API servers are found healthy. It cannot be changed.
   * @default AwsHealthCheck.TCP
   */
  readonly healthCheck?: AwsHealthCheck;

  /**
   * Name of the balancer, unique in the region. It cannot be changed.
   * @default - made by the provider
   */
  readonly name?: string;

  /**
   * Ids of the subnets it is in.
   * @default - public ones of the cluster for an internet-facing balancer, private ones for an internal one
   */
  readonly subnets?: string[];

  /**
   * Distribute requests to machines of all zones, at the price of traffic between zones.
   * @default true
   */
  readonly crossZone?: boolean;

  /**
   * API servers see the addresses of clients. Their port is then open to everybody who gets to the machines.
   * @default false
   */
  readonly preserveClientIp?: boolean;
}

const shape: Shape<AwsLoadBalancer> = {
  scheme: oneOf(AwsScheme),
  allowedCidrs: listOf(cidr, { min: 1, max: 50 }),
  healthCheck: oneOf(AwsHealthCheck),
  name: text({ what: 'name of a balancer (letters, digits and dashes)', pattern: /^[A-Za-z0-9]([-A-Za-z0-9]{0,30}[A-Za-z0-9])?$/, max: 32, example: 'prod-api' }),
  subnets: listOf(text({ what: 'subnet id', pattern: /^subnet-[0-9a-f]+$/, example: 'subnet-0a1b2c3d4e5f60718' }), { min: 1, max: 16 }),
  crossZone: flag,
  preserveClientIp: flag,
};

/** Check of `AwsLoadBalancer`. */
export const loadBalancer: Check = struct(shape);
