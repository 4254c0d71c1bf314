import { Size } from 'cdk8s';
import { Check, mapOf, required, Shape, struct } from '../../values/check';
import { annotations, objectName } from '../../values/check-names';
import { integer, oneOf, size, text } from '../../values/check-scalars';
import { host } from '../../values/cidr';
import { K0sNetwork } from '../shared/k0s/network';

/** How the API server is shown to the outside. */
export enum K0smotronServiceType {
  /** An address of the management cluster's load balancer. */
  LOAD_BALANCER = 'LoadBalancer',
  /** Ports of the nodes of the management cluster. */
  NODE_PORT = 'NodePort',
  /** An address inside the management cluster: behind an ingress, or where machines reach such addresses. */
  CLUSTER_IP = 'ClusterIP',
}

/** What keeps the state of the cluster. */
export enum K0smotronStorage {
  /** etcd in pods of its own. */
  ETCD = 'etcd',
  /** A database that `kineSecret` names. */
  KINE = 'kine',
}

/** An Ingress on the management cluster that passes TLS through. The host names must lead to it. */
export interface K0smotronIngress {
  /** Host name of the API server. */
  readonly apiHost: string;

  /** Host name of konnectivity, by which the API server reaches nodes. */
  readonly konnectivityHost: string;

  /**
   * Class of the Ingress.
   * @default - the management cluster's own
   */
  readonly className?: string;

  /**
   * Port that clients connect to.
   * @default 443
   */
  readonly port?: number;

  /**
   * Annotations, among them the one by which your ingress controller passes TLS through.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** Options of K0smotron. Changing one rolls the pods of the control plane, unless said otherwise; machines stay. */
export interface K0smotronProps {
  /**
   * Number of pods of the control plane, and of etcd; odd.
   * @default 3
   */
  readonly replicas?: number;

  /**
   * How the API server is reached. It must never change.
   * @default K0smotronServiceType.LOAD_BALANCER; K0smotronServiceType.CLUSTER_IP behind an ingress
   */
  readonly serviceType?: K0smotronServiceType;

  /**
   * Port of the API server at that Service.
   * @default - that of the endpoint; without one 6443, or 30443 of nodes
   */
  readonly apiPort?: number;

  /**
   * Port of konnectivity at that Service.
   * @default 8132, or 30132 of nodes
   */
  readonly konnectivityPort?: number;

  /**
   * Reach the API server through an Ingress. Every worker then runs a proxy to it.
   * @default - through the Service
   */
  readonly ingress?: K0smotronIngress;

  /**
   * What keeps the state. It must never change.
   * @default K0smotronStorage.ETCD
   */
  readonly storage?: K0smotronStorage;

  /**
   * Secret whose entry is the address of the database, with its password, for `K0smotronStorage.KINE`.
   * @default - none
   */
  readonly kineSecret?: string;

  /**
   * Size of the volume of each pod of etcd.
   * @default Size.gibibytes(10)
   */
  readonly etcdSize?: Size;

  /**
   * Storage class of the volumes of etcd.
   * @default - the management cluster's own
   */
  readonly etcdStorageClass?: string;

  /**
   * The network that k0s installs. It is read when the cluster is made.
   * @default K0sNetwork.NONE
   */
  readonly network?: K0sNetwork;

  /**
   * Image of k0s without a tag, for a mirror.
   * @default quay.io/k0sproject/k0s
   */
  readonly image?: string;

  /**
   * What is set aside for each pod of the control plane, by resource: `{ cpu: '500m', memory: '1Gi' }`.
   * @default - nothing
   */
  readonly requests?: { [resource: string]: string };

  /**
   * The most each pod of the control plane may take, by resource.
   * @default - no limit
   */
  readonly limits?: { [resource: string]: string };
}

const quantities: Check = mapOf(
  text({ what: 'quantity', pattern: /^\d+(\.\d+)?(m|[kMGTPE]|[KMGTPE]i)?$/, example: '500Mi' }),
  text({ what: 'resource', pattern: /^[a-z][a-z0-9./-]*$/, example: 'memory' }),
);
const port = integer({ min: 1, max: 65535 });

/** Checks of `K0smotronProps`. */
export const k0smotronShape: Shape<K0smotronProps> = {
  replicas: integer({ min: 1, max: 99, unit: 'pods' }),
  serviceType: oneOf(K0smotronServiceType),
  apiPort: port,
  konnectivityPort: port,
  ingress: struct<K0smotronIngress>({ apiHost: required(host), konnectivityHost: required(host), className: text({ max: 253 }), port, annotations }),
  storage: oneOf(K0smotronStorage),
  kineSecret: objectName,
  etcdSize: size('gibibytes'),
  etcdStorageClass: objectName,
  network: oneOf(K0sNetwork),
  image: text({ what: 'image repository without a tag', pattern: /^[a-z0-9.:-]+(\/[a-z0-9._-]+)+$/, example: 'registry.example.com/k0s' }),
  requests: quantities,
  limits: quantities,
};
