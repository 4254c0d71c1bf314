import { ClusterContext } from './cluster';
import { Distribution } from './distribution';
import { PoolKind } from './pool-kind';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { MachineCapacity } from '../options/group/autoscale';
import { checkGroups } from '../options/group/group-shapes';
import { ControlPlaneOptions, PoolOptions } from '../options/group/groups';
import { NodeSetup } from '../options/node/node-setup';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

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

  /** Hand over the groups. Throws on the first of the contract's options that is wrong; a provider checks its own before. */
  protected constructor(controlPlane: ControlPlaneOptions, pools: PoolOptions[], endpoint?: Endpoint) {
    this.controlPlane = withoutNulls(controlPlane);
    this.pools = withoutNulls(pools);
    checkGroups(this.constructor.name, this.controlPlane, this.pools);
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

  /**
   * The template of a pool's machines; for a MachinePool the object behind its `infrastructureRef`, which has no `Template` in its kind and
   * changes in place.
   */
  public abstract poolMachines(cluster: ClusterContext, poolName: string): Manifest;

  /** What carries a pool: a MachineDeployment, or a MachinePool of which `poolMachines` is the infrastructure object. */
  public poolKind(_poolName: string): PoolKind {
    return PoolKind.MACHINE_DEPLOYMENT;
  }

  /** Whether somebody must say where the API server is reached, because this infrastructure allocates no address for it. */
  public get needsEndpoint(): boolean {
    return false;
  }

  /**
   * TCP port that the infrastructure's own balancer listens on for the API server.
   * Undefined for that of the endpoint, else 6443.
   */
  public get apiServerPort(): number | undefined {
    return this.endpoint?.port;
  }

  /** Whether the Cluster object names the port even when it is 6443, because the provider's balancer listens on another one unless told. */
  public get namesApiServerPort(): boolean {
    return false;
  }

  /** Labels of the Cluster object that the provider looks for, beside the user's. */
  public get clusterLabels(): { [key: string]: string } {
    return {};
  }

  /** Annotations of the Cluster object that the provider looks for, beside the user's. */
  public get clusterAnnotations(): { [key: string]: string } {
    return {};
  }

  /** Control planes this infrastructure cannot carry: why, by kind, for example `TalosControlPlane`. */
  public get unsuitable(): { [controlPlaneKind: string]: string } {
    return {};
  }

  /** Why a ClusterClass cannot use this topology, for example "PacketCluster has no template kind". Undefined when it can. */
  public get classProblem(): string | undefined {
    return undefined;
  }

  /** Why a ClusterClass cannot use this topology with a hosted control plane, beyond `classProblem`. Undefined when it can. */
  public get hostedClassProblem(): string | undefined {
    return undefined;
  }

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

  /** Size of a pool's machines, as far as it is known at synth. */
  public poolCapacity(_poolName: string): MachineCapacity | undefined {
    return undefined;
  }

  /** True when the provider writes the size of its machines into the template's status, where the autoscaler finds it. */
  public get publishesCapacity(): boolean {
    return false;
  }

  /** Failure domain of a pool's machines as the infrastructure cluster names it. */
  public poolFailureDomain(_cluster: ClusterContext, poolName: string): string | undefined {
    return this.pools.find(({ name }) => name === poolName)?.failureDomain;
  }

  /** What is wrong between this topology and the cluster, one line each, starting with a rule id. */
  public problems(_cluster: ClusterContext): string[] {
    return [];
  }
}
