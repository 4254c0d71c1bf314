import { KamajiGateway, KamajiIngress, KamajiService, kamajiGateway, kamajiIngress, kamajiService } from './exposure';
import { NodeTaint } from '../../options/node/node-setup';
import { nodeSetupShape } from '../../options/node/setup-shapes';
import { Check, listOf, mapOf, Shape, struct } from '../../values/check';
import { labels, objectName } from '../../values/check-names';
import { flag, integer, oneOf, text } from '../../values/check-scalars';

/** Addresses of nodes by which the API server reaches kubelets. */
export enum KamajiAddressType {
  /** Host name. */
  HOSTNAME = 'Hostname',
  /** Address inside. */
  INTERNAL_IP = 'InternalIP',
  /** Address outside. */
  EXTERNAL_IP = 'ExternalIP',
  /** DNS name inside. */
  INTERNAL_DNS = 'InternalDNS',
  /** DNS name outside. */
  EXTERNAL_DNS = 'ExternalDNS',
}

/** What one container of the control plane asks for and may take at most, as quantities: `250m`, `1Gi`. */
export interface KamajiResources {
  /**
   * What is set aside for it, by resource.
   * @default - nothing
   */
  readonly requests?: { [resource: string]: string };

  /**
   * The most it may take, by resource.
   * @default - no limit
   */
  readonly limits?: { [resource: string]: string };
}

/** Options of Kamaji. Changing one rolls the pods of the control plane; machines stay, unless said otherwise. */
export interface KamajiProps {
  /**
   * Number of pods of the control plane. What it knows is in the data store, so any number will do.
   * @default 2
   */
  readonly replicas?: number;

  /**
   * Name of the DataStore on the management cluster that keeps the state. Kamaji moves the state when it changes, between stores of one kind.
   * @default - the operator's own
   */
  readonly dataStore?: string;

  /**
   * The Service in front of the API server.
   * @default - of type LoadBalancer
   */
  readonly service?: KamajiService;

  /**
   * Reach the API server through an Ingress. It is read when machines join and never again.
   * @default - through the Service
   */
  readonly ingress?: KamajiIngress;

  /**
   * Reach the API server through a Gateway. It is read when machines join and never again.
   * @default - through the Service
   */
  readonly gateway?: KamajiGateway;

  /**
   * Install CoreDNS.
   * @default true
   */
  readonly coreDns?: boolean;

  /**
   * Install konnectivity, by which the API server reaches kubelets and webhooks from another network: through connections that agents on the nodes
   * open, to port 8132 beside that of the API server. Without it the API server must reach the nodes itself.
   * @default true
   */
  readonly konnectivity?: boolean;

  /**
   * Addresses of a node by which the API server reaches its kubelet, the best first.
   * @default [KamajiAddressType.INTERNAL_IP, KamajiAddressType.EXTERNAL_IP, KamajiAddressType.HOSTNAME]
   */
  readonly kubeletAddressTypes?: KamajiAddressType[];

  /**
   * Resources of the API server.
   * @default - those of the operator
   */
  readonly apiServerResources?: KamajiResources;

  /**
   * Resources of the controller manager.
   * @default - those of the operator
   */
  readonly controllerManagerResources?: KamajiResources;

  /**
   * Resources of the scheduler.
   * @default - those of the operator
   */
  readonly schedulerResources?: KamajiResources;

  /**
   * Labels of the nodes of the management cluster that may run the pods.
   * @default - any node
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints of the management cluster's nodes that the pods tolerate.
   * @default - none
   */
  readonly toleratedTaints?: NodeTaint[];

  /**
   * Kinds of infrastructure clusters that your installation of the provider was told to write the endpoint into, beside those it knows:
   * `--dynamic-infrastructure-clusters` with the feature gate `DynamicInfrastructureClusterPatch`. Example: `LinodeCluster`.
   * @default - none
   */
  readonly dynamicInfrastructures?: string[];
}

const quantities: Check = mapOf(
  text({ what: 'quantity', pattern: /^\d+(\.\d+)?(m|[kMGTPE]|[KMGTPE]i)?$/, example: '500Mi' }),
  text({ what: 'resource', pattern: /^[a-z][a-z0-9./-]*$/, example: 'memory' }),
);
const resources = struct<KamajiResources>({ requests: quantities, limits: quantities });

/** Checks of `KamajiProps`. */
export const kamajiShape: Shape<KamajiProps> = {
  replicas: integer({ min: 1, max: 100, unit: 'pods' }),
  dataStore: objectName,
  service: kamajiService,
  ingress: kamajiIngress,
  gateway: kamajiGateway,
  coreDns: flag,
  konnectivity: flag,
  kubeletAddressTypes: listOf(oneOf(KamajiAddressType), { min: 1 }),
  apiServerResources: resources,
  controllerManagerResources: resources,
  schedulerResources: resources,
  nodeSelector: labels,
  toleratedTaints: nodeSetupShape.taints,
  dynamicInfrastructures: listOf(text({ what: 'kind of an infrastructure cluster', pattern: /^[A-Z][A-Za-z0-9]*Cluster$/, example: 'LinodeCluster' }), { min: 1 }),
};
