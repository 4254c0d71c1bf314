import { Endpoint } from '../values/endpoint';
import { KubernetesVersion } from '../values/kubernetes-version';

/** Address ranges and names inside a cluster. They are read once, when the cluster is made: changing them later has no effect. */
export interface ClusterNetwork {
  /**
   * Addresses of pods: one IPv4 and/or one IPv6 block.
   * @default ["192.168.0.0/16"]
   */
  readonly podCidrs?: string[];

  /**
   * Addresses of services, in the same families as the pods.
   * @default ["10.96.0.0/12"]
   */
  readonly serviceCidrs?: string[];

  /**
   * Prefix length of the block of pod addresses each node gets out of the IPv4 block: 24 gives a node 254 addresses. A larger number lets
   * the same block hold more nodes with fewer pods each. Nodes keep the block they have; changing it replaces the control plane machines.
   * Network addons that hand out addresses themselves do not use it.
   * @default 24
   */
  readonly nodeCidrMaskSize?: number;

  /**
   * The same for the IPv6 block.
   * @default 64
   */
  readonly nodeCidrMaskSizeIpv6?: number;

  /**
   * DNS domain of services.
   * @default cluster.local
   */
  readonly serviceDomain?: string;

  /**
   * Run kube-proxy on every node. Without it services work only once the network addon has taken over its work.
   * @default true
   */
  readonly kubeProxy?: boolean;
}

/** What a topology, a distribution or an addon may know of the cluster it renders for. */
export interface ClusterContext {
  /** Name of the cluster: the prefix of all its objects. */
  readonly name: string;

  /** Namespace of its objects on the management cluster. */
  readonly namespace: string;

  /** Kubernetes version of the machines in question: the pool's own where a pool is rendered, else the control plane's. */
  readonly kubernetesVersion: KubernetesVersion;

  /** Pod address blocks. */
  readonly podCidrs: string[];

  /** Service address blocks. */
  readonly serviceCidrs: string[];

  /** DNS domain of services. */
  readonly serviceDomain: string;

  /**
   * Prefix length of a node's block of IPv4 pod addresses.
   * @default - Kubernetes' own, 24
   */
  readonly nodeCidrMaskSize?: number;

  /**
   * Prefix length of a node's block of IPv6 pod addresses.
   * @default - Kubernetes' own, 64
   */
  readonly nodeCidrMaskSizeIpv6?: number;

  /** Whether kube-proxy routes services; otherwise the network addon does. */
  readonly kubeProxy: boolean;

  /** Number of control plane machines; 0 when the control plane is hosted: then the infrastructure makes no balancer for it. */
  readonly controlPlaneReplicas: number;

  /** TCP ports of control plane machines that joining machines use beside that of the API server; a balancer forwards them too. */
  readonly controlPlanePorts: number[];

  /**
   * Name of the template of the machines in question, where a setup is asked for: some providers publish files under it.
   * @default - none: the question is not about machines, or there is no template
   */
  readonly machineTemplate?: string;

  /**
   * Address of the API server.
   * @default - the infrastructure provider allocates it
   */
  readonly endpoint?: Endpoint;

  /** API version of Cluster API's own kinds on the management cluster: `v1beta2` or `v1beta1`. */
  readonly apiVersions: string;

  /** Name of the render profile: what it decides never changes under one name. */
  readonly renderProfile: string;
}

/** A cluster as addons, backups and the management cluster see it. */
export interface ICluster {
  /** The facts of the cluster. */
  readonly context: ClusterContext;

  /** Labels of the Cluster object, by which deliveries select it. */
  readonly labels: { [key: string]: string };

  /** Names of the catalogue addons its infrastructure cannot work without, in order. */
  readonly requiredAddons: string[];

  /** What those addons need to know, keyed by `<provider>.<fact>`. */
  readonly facts: { [key: string]: string };

  /** Kinds of its objects and of the objects they refer to, as `Kind.group`, sorted: what tells which providers it needs. Empty when not known. */
  readonly objectKinds: string[];

  /** Feature gates of Cluster API that its objects need, sorted. Empty when not known. */
  readonly featureGates: string[];

  /**
   * Namespace of the ClusterClass it is made from: without the class the cluster stands still, so backups include it.
   * @default - it is made from none
   */
  readonly classNamespace?: string;
}
