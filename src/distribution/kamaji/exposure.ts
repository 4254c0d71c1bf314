import { Check, listOf, refuse, required, Shape, struct } from '../../values/check';
import { annotations, labels, objectName } from '../../values/check-names';
import { oneOf, text } from '../../values/check-scalars';
import { cidr, ipAddress } from '../../values/cidr';

/** How a Service shows the API server to the outside. */
export enum KamajiServiceType {
  /** An address of the management cluster's load balancer. */
  LOAD_BALANCER = 'LoadBalancer',
  /** A port of the nodes of the management cluster. */
  NODE_PORT = 'NodePort',
  /** An address inside the management cluster: behind an ingress or a gateway, or where machines reach such addresses. */
  CLUSTER_IP = 'ClusterIP',
}

/** The Service in front of the control plane's pods. */
export interface KamajiService {
  /**
   * How it is reached.
   * @default KamajiServiceType.LOAD_BALANCER; KamajiServiceType.CLUSTER_IP behind an ingress or a gateway
   */
  readonly type?: KamajiServiceType;

  /**
   * IP address it is to have: kubelets and kubeconfigs keep it for ever.
   * @default - that of the cluster's endpoint; without one the management cluster chooses it
   */
  readonly address?: string;

  /**
   * Class of load balancer. It can only be said when the cluster is made.
   * @default - the management cluster's own
   */
  readonly loadBalancerClass?: string;

  /**
   * Address blocks that may connect to the load balancer.
   * @default - everybody
   */
  readonly allowedCidrs?: string[];

  /**
   * Annotations, which load balancers read their options from.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels.
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/** An Ingress on the management cluster that passes TLS through to the API server. Clients connect to its port 443. */
export interface KamajiIngress {
  /** Host name of the API server. The certificate is good for it by itself. */
  readonly hostname: string;

  /**
   * Class of the Ingress.
   * @default - the management cluster's own
   */
  readonly className?: string;

  /**
   * Annotations, among them the one by which your ingress controller passes TLS through.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels.
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/** A Gateway on the management cluster whose listener passes TLS through to the API server. Clients connect to its port 443. */
export interface KamajiGateway {
  /** Host name of the API server. The certificate is good for it by itself. */
  readonly hostname: string;

  /** Name of the Gateway. */
  readonly name: string;

  /** Namespace of the Gateway. */
  readonly namespace: string;

  /**
   * Name of its listener, where it has several.
   * @default - the first listener that takes the route
   */
  readonly sectionName?: string;

  /**
   * Annotations of the routes.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels of the routes.
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

const hostname = text({ what: 'lower-case DNS name', pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/, max: 253, example: 'prod.k8s.example.com' });
const metadata = { annotations, labels };

const serviceShape: Shape<KamajiService> = {
  ...metadata,
  type: oneOf(KamajiServiceType),
  address: ipAddress,
  loadBalancerClass: text({ max: 253 }),
  allowedCidrs: listOf(cidr, { min: 1 }),
};

/** Checks of `KamajiService`. */
export const kamajiService: Check = (where, value) => {
  struct(serviceShape)(where, value);
  const { type, loadBalancerClass, allowedCidrs } = value as KamajiService;
  if ((type ?? KamajiServiceType.LOAD_BALANCER) === KamajiServiceType.LOAD_BALANCER) { return; }
  const unused = loadBalancerClass !== undefined ? 'loadBalancerClass' : allowedCidrs && 'allowedCidrs';
  if (unused) { refuse(`${where}.${unused}`, (value as any)[unused], `belongs to a Service of type LoadBalancer, and this one is ${type}; leave it out`); }
};

/** Checks of `KamajiIngress`. */
export const kamajiIngress: Check = struct<KamajiIngress>({ ...metadata, hostname: required(hostname), className: text({ max: 253 }) });

/** Checks of `KamajiGateway`. */
export const kamajiGateway: Check = struct<KamajiGateway>({
  ...metadata, hostname: required(hostname), name: required(objectName), namespace: required(objectName), sectionName: objectName,
});
