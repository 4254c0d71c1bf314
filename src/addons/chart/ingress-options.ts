import { MonitoredOptions, monitoredShape } from './monitored-options';
import { Shape } from '../../values/check';
import { annotations } from '../../values/check-names';
import { integer, oneOf } from '../../values/check-scalars';

/** How clients outside the cluster reach an ingress. */
export enum IngressExposure {
  /** An address of its own from a load balancer: the cloud's, or an addon such as MetalLB. Without one the address stays pending. */
  LOAD_BALANCER = 'LoadBalancer',

  /** A port on every machine, for a load balancer outside that is set up by hand. */
  NODE_PORT = 'NodePort',

  /** Not reached from outside. */
  CLUSTER_IP = 'ClusterIP',
}

/** What every ingress has in common. */
export interface IngressOptions extends MonitoredOptions {
  /**
   * Number of proxies.
   * @default 2
   */
  readonly replicas?: number;

  /**
   * How clients outside the cluster reach it. A change gives it another address.
   * @default IngressExposure.LOAD_BALANCER
   */
  readonly exposure?: IngressExposure;

  /**
   * Annotations of its service, by which load balancers take wishes: the address, the pool, whether it is internal.
   * @default - none
   */
  readonly serviceAnnotations?: { [key: string]: string };
}

/** Checks of `IngressOptions`. */
export const ingressShape: Shape<IngressOptions> = {
  ...monitoredShape,
  replicas: integer({ min: 1, max: 100 }),
  exposure: oneOf(IngressExposure),
  serviceAnnotations: annotations,
};

/** The chart values of the service. */
export function ingressService({ exposure = IngressExposure.LOAD_BALANCER, serviceAnnotations }: IngressOptions): { [key: string]: any } {
  return { type: exposure, ...(serviceAnnotations ? { annotations: serviceAnnotations } : {}) };
}
