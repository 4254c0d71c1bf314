import { ClusterContext } from '../../contract/cluster';
import { Check, checkProps, Shape } from '../../values/check';
import { flag, integer, oneOf, text } from '../../values/check-scalars';
import { IpAddress, ipAddress } from '../../values/cidr';
import { resourceName } from '../shared/gcp/names';

/** From where the API server is reached. */
export enum GcpExposure {
  /** From the internet, through a global proxy. */
  EXTERNAL = 'External',

  /** From the network of the cluster only. */
  INTERNAL = 'Internal',

  /** From both; the address of the cluster is the external one. */
  INTERNAL_EXTERNAL = 'InternalExternal',
}

/** The balancer in front of the API servers, which the provider makes. It accepts no change later. */
export interface GcpLoadBalancer {
  /**
   * From where the API server is reached.
   * @default GcpExposure.EXTERNAL
   */
  readonly exposure?: GcpExposure;

  /**
   * TCP port of an external balancer. Internal ones hand connections on unchanged, so that theirs is the port of the API server, 6443. Read once,
   * when the cluster is made.
   * @default 443
   */
  readonly port?: number;

  /**
   * Subnet of the internal address.
   * @default - the first subnet of the cluster
   */
  readonly subnet?: string;

  /**
   * The internal address, a free one of the subnet.
   * @default - any
   */
  readonly address?: string;

  /**
   * Reach the internal address from other regions, too.
   * @default false
   */
  readonly globalAccess?: boolean;

  /**
   * Name of the internal balancer, after that of the cluster: 6 to 30 characters.
   * @default api-internal
   */
  readonly name?: string;

  /**
   * Last part of the names of the instance groups behind the balancer, 6 to 16 characters.
   * @default apiserver
   */
  readonly instanceGroupTag?: string;
}

const shape: Shape<GcpLoadBalancer> = {
  exposure: oneOf(GcpExposure),
  port: integer({ min: 1, max: 65535 }),
  subnet: resourceName,
  address: (where, value) => {
    ipAddress(where, value);
    if (IpAddress.parse(value as string)?.family === 6) { throw new Error(`${where}: the provider makes IPv4 balancers only; write an IPv4 address.`); }
  },
  globalAccess: flag,
  name: text({ what: 'name of 6 to 30 lower-case letters, digits and dashes', pattern: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, example: 'api-internal' }),
  instanceGroupTag: text({ what: 'name of 6 to 16 lower-case letters, digits and dashes', pattern: /^[a-z][a-z0-9-]{4,14}[a-z0-9]$/, example: 'apiserver' }),
};

const INTERNAL_ONLY = ['subnet', 'address', 'globalAccess', 'name'] as const;

/** Check of a `GcpLoadBalancer`. */
export const loadBalancer: Check = (where, value) => {
  const props = checkProps(where, value as GcpLoadBalancer, shape);
  const external = exposureOf(props) === GcpExposure.EXTERNAL;
  const unused = INTERNAL_ONLY.find(key => props[key] !== undefined);
  if (external && unused) { throw new Error(`${where}.${unused}: an external balancer has none; leave it out or write exposure: GcpExposure.INTERNAL.`); }
  if (!external && props.port !== undefined) { throw new Error(`${where}.port: an internal balancer has the port of the API server, 6443; leave it out.`); }
};

/** `loadBalancer` of the GCPCluster. */
export function loadBalancerSpec(options: GcpLoadBalancer = {}): object | undefined {
  const { exposure, subnet, address, globalAccess, name, instanceGroupTag } = options;
  const internal = {
    name,
    subnet,
    ipAddress: address,
    internalAccess: globalAccess === undefined ? undefined : globalAccess ? 'Global' : 'Regional',
  };
  const spec = {
    loadBalancerType: exposure,
    apiServerInstanceGroupTagOverride: instanceGroupTag,
    internalLoadBalancer: Object.values(internal).some(value => value !== undefined) ? internal : undefined,
  };
  return Object.values(spec).some(value => value !== undefined) ? spec : undefined;
}

/** From where the API server is reached, with the default. */
export function exposureOf({ exposure = GcpExposure.EXTERNAL }: GcpLoadBalancer = {}): GcpExposure {
  return exposure;
}

/** What the balancer cannot do for a distribution: the provider makes it always, for the API server, and with an address of its own (v1.12.0). */
export function balancerProblems({ controlPlaneReplicas, controlPlanePorts }: ClusterContext): string[] {
  if (controlPlaneReplicas === 0) {
    return ['PAIR-01 unsuitable-pair: the GCP provider makes a balancer of its own for every cluster and writes its address over that of a hosted control plane (v1.12.0).'];
  }
  return controlPlanePorts.length > 0
    ? [`PAIR-01 unsuitable-pair: the balancer of the GCP provider forwards the port of the API server only, and machines also join at ${controlPlanePorts.join(', ')} (v1.12.0).`]
    : [];
}
