import { ClusterContext } from './cluster';
import { refuseUnsupported, refuseUnsupportedKubernetes } from './refuse-unsupported';
import { Manifest } from '../manifest/manifest';
import { ControlPlaneOptions, PoolOptions } from '../options/group/groups';
import { KubernetesOptions } from '../options/kubernetes/kubernetes-options';
import { NodeSetup } from '../options/node/node-setup';

/** A reference by API group, the form Cluster API v1beta2 uses. */
export interface ObjectReference {
  /** API group without a version. */
  readonly apiGroup: string;
  /** Kind. */
  readonly kind: string;
  /** Name. */
  readonly name: string;
}

/** What a distribution gets to render a control plane. */
export interface ControlPlaneContext {
  /** The cluster. */
  readonly cluster: ClusterContext;

  /** What was said about the group of machines: rollout, remediation, timeouts, names. Labels and taints are in `machineLabels` and `setup`. */
  readonly options: ControlPlaneOptions;

  /** Number of machines. */
  readonly replicas: number;

  /** Everything said about the machines, merged. */
  readonly setup: NodeSetup;

  /** Labels that Cluster API keeps in step with the nodes. */
  readonly machineLabels: { [key: string]: string };

  /**
   * The template of the machines.
   * @default - none: the control plane is hosted
   */
  readonly machineTemplate?: ObjectReference;

  /**
   * API version of that template, for control plane kinds that refer to it in the older way, by `apiVersion`.
   * @default - none: the control plane is hosted, or Cluster API fills in the reference (clusters of a class)
   */
  readonly machineTemplateApiVersion?: string;

  /**
   * What was said about Kubernetes itself, hardening taken apart. An option that cannot be expressed is refused by name, see
   * `refuseUnsupportedKubernetes`.
   * @default - the distribution's own
   */
  readonly kubernetes?: KubernetesOptions;
}

/** What a distribution gets to render the bootstrap template of a pool. */
export interface PoolContext {
  /** The cluster. */
  readonly cluster: ClusterContext;

  /** The pool. */
  readonly pool: PoolOptions;

  /** Everything said about the machines, merged. */
  readonly setup: NodeSetup;

  /**
   * What was said about Kubernetes itself, for the little of it that concerns workers; what concerns kubelets is in `setup` already.
   * @default - the distribution's own
   */
  readonly kubernetes?: KubernetesOptions;
}

/**
 * How a machine becomes a node: the one class to implement for a bootstrap and control plane provider. An immutable value;
 * it creates nothing, its methods answer with manifests.
 */
export abstract class Distribution {
  /** False when the control plane runs somewhere else than on machines of the topology. */
  public get controlPlaneMachines(): boolean {
    return true;
  }

  /**
   * Fields of the control plane spec that its `…Template` kind lacks, or that Cluster API fills in itself for clusters of a class: replicas,
   * version, metadata and lifecycle of the machines. For ClusterClass.
   */
  public get classOmits(): string[] {
    return [];
  }

  /** Why a ClusterClass cannot use this distribution, for example "TalosControlPlane has no template kind". Undefined when it can. */
  public get classProblem(): string | undefined {
    return undefined;
  }

  /** Infrastructures this distribution does not work on: why, by kind of the infrastructure cluster, for example `Metal3Cluster`. */
  public get unsuitable(): { [infrastructureKind: string]: string } {
    return {};
  }

  /**
   * TCP ports of control plane machines that joining machines use beside that of the API server, for example 9345 of RKE2. A balancer in
   * front of the control plane forwards them too.
   */
  public get controlPlanePorts(): number[] {
    return [];
  }

  /** Whether the provider bootstraps MachinePools, with `poolBootstrap` less the `Template` of its kind. */
  public get bootstrapsMachinePools(): boolean {
    return false;
  }

  /**
   * Annotations of the infrastructure cluster without which the control plane provider does not get along with it, for example
   * `cluster.x-k8s.io/managed-by`.
   */
  public infrastructureAnnotations(_infrastructureKind: string): { [key: string]: string } {
    return {};
  }

  /** The control plane object. */
  public abstract controlPlane(context: ControlPlaneContext): Manifest;

  /** The bootstrap template of a pool. Not asked for a pool that a managed service makes nodes of itself. */
  public abstract poolBootstrap(context: PoolContext): Manifest;

  /** What is wrong between this distribution and the cluster, one line each, starting with a rule id. */
  public problems(_cluster: ClusterContext): string[] {
    return [];
  }

  /** Refuse every item of a setup that is not in `supported`, by name: to be called first by distributions that cannot express them all. */
  protected refuseUnsupported(setup: NodeSetup, supported: string[]): void {
    refuseUnsupported(setup, supported, this.constructor.name);
  }

  /**
   * Refuse every option of Kubernetes that is not in `supported`, by name. A name is an option (`tls`), with all that is in it, or a part
   * of one (`apiServer.audit`).
   */
  protected refuseUnsupportedKubernetes(kubernetes: KubernetesOptions, supported: string[]): void {
    refuseUnsupportedKubernetes(kubernetes, supported, this.constructor.name);
  }
}
