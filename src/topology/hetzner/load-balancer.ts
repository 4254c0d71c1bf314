import { HetznerRegion } from './region';

/** Size of a load balancer. */
export enum HetznerLoadBalancerType {
  /** 10 000 connections at once. */
  LB11 = 'lb11',

  /** 20 000. */
  LB21 = 'lb21',

  /** 40 000. */
  LB31 = 'lb31',
}

/** How a load balancer chooses a machine. */
export enum HetznerLoadBalancerAlgorithm {
  /** One after the other. */
  ROUND_ROBIN = 'round_robin',

  /** The one with the fewest connections. */
  LEAST_CONNECTIONS = 'least_connections',
}

/** The load balancer in front of the API servers. Changing it replaces no machines. */
export interface HetznerLoadBalancer {
  /**
   * Size.
   * @default HetznerLoadBalancerType.LB11
   */
  readonly type?: HetznerLoadBalancerType;

  /**
   * How it chooses a machine.
   * @default HetznerLoadBalancerAlgorithm.ROUND_ROBIN
   */
  readonly algorithm?: HetznerLoadBalancerAlgorithm;

  /**
   * Location; it cannot be changed later.
   * @default - the first of `regions`
   */
  readonly region?: HetznerRegion;

  /**
   * Name of one that exists, with services and targets of its own left out.
   * @default - the provider makes one
   */
  readonly existing?: string;
}

/** The private network of the cloud's machines; it cannot be changed later. */
export interface HetznerNetwork {
  /**
   * Addresses of the network, in which those of pods and services must not lie.
   * @default 10.0.0.0/16
   */
  readonly cidr?: string;

  /**
   * Addresses of the machines.
   * @default 10.0.0.0/24
   */
  readonly subnet?: string;
}
