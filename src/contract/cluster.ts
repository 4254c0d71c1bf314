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
   * DNS domain of services.
   * @default cluster.local
   */
  readonly serviceDomain?: string;
}

/** What a topology, a distribution or an addon may know of the cluster it renders for. */
export interface ClusterContext {
  /** Name of the cluster: the prefix of all its objects. */
  readonly name: string;

  /** Namespace of its objects on the management cluster. */
  readonly namespace: string;

  /** Kubernetes version of the control plane. */
  readonly kubernetesVersion: KubernetesVersion;

  /** Pod address blocks. */
  readonly podCidrs: string[];

  /** Service address blocks. */
  readonly serviceCidrs: string[];

  /** DNS domain of services. */
  readonly serviceDomain: string;

  /** Number of control plane machines; 0 when the control plane is hosted. */
  readonly controlPlaneReplicas: number;

  /**
   * Address of the API server.
   * @default - the infrastructure provider allocates it
   */
  readonly endpoint?: Endpoint;

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
}
