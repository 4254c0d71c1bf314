import { ClusterContext } from './cluster';
import { Distribution } from './distribution';
import { NodeSetup } from './node-setup';
import { ControlPlaneOptions, PoolOptions } from './options';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { Endpoint } from '../values/endpoint';

/** Size of one machine of a pool, for the autoscaler to plan with while the pool has none. */
export interface MachineCapacity {
  /** Virtual CPUs. */
  readonly cpus: number;
  /** Memory in MiB. */
  readonly memoryMiB: number;
}

/**
 * Where the machines of a cluster live: the one class to implement for an infrastructure provider. An immutable value:
 * it creates nothing, its methods answer with manifests, and `WorkloadCluster` or `ClusterClass` make objects of them.
 */
export abstract class Topology {
  /** The control plane machines. */
  public readonly controlPlane: ControlPlaneOptions;

  /** The worker pools. */
  public readonly pools: PoolOptions[];

  /** Address of the API server, when it is known at synth. */
  public readonly endpoint?: Endpoint;

  /** Hand over the groups; subclasses have checked them. */
  protected constructor(controlPlane: ControlPlaneOptions, pools: PoolOptions[], endpoint?: Endpoint) {
    this.controlPlane = controlPlane;
    this.pools = pools;
    this.endpoint = endpoint;
  }

  /** Names of the catalogue addons without which nodes of this infrastructure do not become ready, in order. */
  public get requiredAddons(): string[] {
    return [];
  }

  /** What those addons need to know, keyed by `<provider>.<fact>`. Never a secret. */
  public get facts(): { [key: string]: string } {
    return {};
  }

  /** The object behind `Cluster.spec.infrastructureRef`. */
  public abstract infrastructureCluster(cluster: ClusterContext): Manifest;

  /** The template of control plane machines. */
  public abstract controlPlaneMachines(cluster: ClusterContext): Manifest;

  /** The template of a pool's machines. */
  public abstract poolMachines(cluster: ClusterContext, poolName: string): Manifest;

  /** The distribution a managed service brings along; users then choose none. */
  public get requiredDistribution(): Distribution | undefined {
    return undefined;
  }

  /** What control plane machines need before they join on this infrastructure. */
  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return {};
  }

  /** What a pool's machines need before they join on this infrastructure. */
  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return {};
  }

  /** Objects beside the cluster: identities, address pools, zones. */
  public supportingObjects(_cluster: ClusterContext): NamedManifest[] {
    return [];
  }

  /** Size of a pool's machines, when the provider's template does not publish it. */
  public poolCapacity(_poolName: string): MachineCapacity | undefined {
    return undefined;
  }

  /** What is wrong between this topology and the cluster, one line each, starting with a rule id. */
  public problems(_cluster: ClusterContext): string[] {
    return [];
  }
}
