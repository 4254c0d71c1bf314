import { ClusterContext } from './cluster';
import { NodeSetup } from './node-setup';
import { PoolOptions } from './options';
import { Manifest } from '../manifest/manifest';

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
}

/** What a distribution gets to render the bootstrap template of a pool. */
export interface PoolContext {
  /** The cluster. */
  readonly cluster: ClusterContext;

  /** The pool. */
  readonly pool: PoolOptions;

  /** Everything said about the machines, merged. */
  readonly setup: NodeSetup;
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

  /** Fields of the control plane spec that its `…Template` kind lacks, for ClusterClass. */
  public get classOmits(): string[] {
    return [];
  }

  /** The control plane object. */
  public abstract controlPlane(context: ControlPlaneContext): Manifest;

  /** The bootstrap template of a pool. */
  public abstract poolBootstrap(context: PoolContext): Manifest;

  /** What is wrong between this distribution and the cluster, one line each, starting with a rule id. */
  public problems(_cluster: ClusterContext): string[] {
    return [];
  }
}
