import { ClusterContext } from '../contract/cluster';
import { clusterOfPool } from '../contract/pool-cluster';
import { PoolKind } from '../contract/pool-kind';
import { nodeSetupShape } from '../contract/shapes';
import { Topology } from '../contract/topology';
import { CustomPoolOptions } from './custom/options';
import { fillIn, manifestOf, manifestShape } from '../manifest/fill-in';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { usable } from '../manifest/unusable';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { ControlPlaneOptions } from '../options/group/groups';
import { NodeSetup } from '../options/node/node-setup';
import { Check, checkProps, listOf, mapOf, required, Shape, struct } from '../values/check';
import { annotations, labels } from '../values/check-names';
import { flag, instanceOf, integer, oneOf, text } from '../values/check-scalars';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

/**
 * The objects of a provider that this library does not know, as plain manifests without names. In their texts `{cluster}`, `{namespace}`,
 * `{version}` (`v1.34.3`) and `{plainVersion}` (`1.34.3`) are replaced, in those of pools `{pool}` too; keys and double braces stay as they are.
 */
export interface CustomTopologyProps {
  /**
   * The object behind `Cluster.spec.infrastructureRef`, for example a `ProxmoxCluster`. The address of `endpoint` is written to
   * `spec.controlPlaneEndpoint`, where the contract of Cluster API has it, unless the spec says one.
   */
  readonly infrastructureCluster: Manifest;

  /**
   * The template of control plane machines. Changing it replaces them.
   * @default - none: only distributions that host the control plane can be used
   */
  readonly controlPlaneMachines?: Manifest;

  /**
   * The template of machines of pools that have none of their own. Changing it replaces them.
   * @default - none: every pool says its own
   */
  readonly poolMachines?: Manifest;

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: ControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: CustomPoolOptions[];

  /**
   * Address of the API server.
   * @default - the provider allocates one
   */
  readonly endpoint?: Endpoint;

  /**
   * Whether somebody must say the address of the API server, because the provider allocates none: forgetting it is then found at synth.
   * @default false
   */
  readonly needsEndpoint?: boolean;

  /**
   * TCP port that a balancer of the provider's listens on for the API server.
   * @default - that of the endpoint, else 6443
   */
  readonly apiServerPort?: number;

  /**
   * What every machine needs before it joins on this infrastructure: `nodeName`, `externalCloudProvider`, kubelet arguments, commands.
   * Its texts are taken as they are. Changing it replaces the machines.
   * @default - nothing
   */
  readonly setup?: NodeSetup;

  /**
   * Objects beside the cluster: identities, address pools. Placeholders are replaced in their names too. They are edited in place.
   * @default - none
   */
  readonly supportingObjects?: NamedManifest[];

  /**
   * Names of the catalogue addons without which nodes do not become ready, for example the cloud provider.
   * @default - none
   */
  readonly requiredAddons?: string[];

  /**
   * What addons need to know, keyed by `<provider>.<fact>`. Never a secret.
   * @default - none
   */
  readonly facts?: { [key: string]: string };

  /**
   * Labels of the Cluster object that the provider looks for.
   * @default - none
   */
  readonly clusterLabels?: { [key: string]: string };

  /**
   * Annotations of the Cluster object that the provider looks for.
   * @default - none
   */
  readonly clusterAnnotations?: { [key: string]: string };

  /**
   * The provider writes the size of its machines into the status of their template, where the autoscaler finds it.
   * @default false
   */
  readonly publishesCapacity?: boolean;

  /**
   * Control planes the provider cannot carry: why, by kind, for example `TalosControlPlane`.
   * @default - none
   */
  readonly unsuitable?: { [controlPlaneKind: string]: string };

  /**
   * Why a ClusterClass cannot use the provider, for example "FooCluster has no template kind".
   * @default - it can: the kinds of the cluster and of MachinePools exist with `Template` behind them
   */
  readonly classProblem?: string;
}

const template = manifestOf(/.Template$/, 'is not the kind of a template; write one that ends in Template');
const infrastructure = manifestOf(/Cluster$/, 'does not end in Cluster, as kinds of infrastructure clusters do; write the object itself, not its template');

const withTemplate: Check = (where, value) => {
  usable(where, value);
  template(where, value);
  if (typeof (value as Manifest).spec?.template?.spec !== 'object') { throw new Error(`${where}.spec: the machine is described in spec.template.spec; write that.`); }
};

const renamed: Check = where => { throw new Error(`${where}: objects of a CustomTopology keep their names; leave it out.`); };

const shape: Shape<CustomTopologyProps> = {
  infrastructureCluster: required((where, value) => {
    usable(where, value);
    infrastructure(where, value);
  }),
  controlPlaneMachines: withTemplate,
  poolMachines: withTemplate,
  controlPlane: struct(controlPlaneShape),
  pools: poolList<CustomPoolOptions>({
    ...poolShape,
    machines: (where, value) => {
      usable(where, value);
      checkProps(where, value as Manifest, manifestShape);
    },
    kind: oneOf(PoolKind),
  }),
  endpoint: instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)'),
  needsEndpoint: flag,
  apiServerPort: integer({ min: 1, max: 65535 }),
  setup: struct(nodeSetupShape),
  supportingObjects: listOf((where, value) => {
    usable(where, value);
    checkProps<NamedManifest>(where, value as NamedManifest, {
      ...manifestShape,
      apiVersion: required(text({ max: 253 })),
      name: required(text({ max: 253 })),
      namespace: text({ max: 253 }),
      stem: renamed,
      rolloutToken: renamed,
    });
  }),
  requiredAddons: listOf(text()),
  facts: mapOf(text({ max: 4096 })),
  clusterLabels: labels,
  clusterAnnotations: annotations,
  publishesCapacity: flag,
  unsuitable: mapOf(text()),
  classProblem: text(),
};

/**
 * Machines of a provider that this library does not ship, written as the provider's own manifests. Everything that belongs to Cluster API itself
 * (names, references, rollouts, pools, health checks, classes) is made as for every other topology.
 */
export class CustomTopology extends Topology {
  private readonly props: CustomTopologyProps;

  /** Throws on manifests that cannot be what they are given as. The provider's own fields are checked only where its schemas are known. */
  public constructor(props: CustomTopologyProps) {
    props = withoutNulls(props);
    checkProps('CustomTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    for (const { name } of this.pools) { this.checkPool(name); }
  }

  public get requiredAddons(): string[] {
    return this.props.requiredAddons ?? [];
  }

  public get facts(): { [key: string]: string } {
    return this.props.facts ?? {};
  }

  public get needsEndpoint(): boolean {
    return this.props.needsEndpoint ?? false;
  }

  public get apiServerPort(): number | undefined {
    return this.props.apiServerPort ?? super.apiServerPort;
  }

  public get clusterLabels(): { [key: string]: string } {
    return this.props.clusterLabels ?? {};
  }

  public get clusterAnnotations(): { [key: string]: string } {
    return this.props.clusterAnnotations ?? {};
  }

  public get publishesCapacity(): boolean {
    return this.props.publishesCapacity ?? false;
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    return this.props.unsuitable ?? {};
  }

  public get classProblem(): string | undefined {
    return this.props.classProblem;
  }

  public poolKind(poolName: string): PoolKind {
    return this.pool(poolName)?.kind ?? PoolKind.MACHINE_DEPLOYMENT;
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const manifest = this.filled(this.props.infrastructureCluster, cluster);
    const { endpoint } = this.props;
    const known = endpoint && cluster.controlPlaneReplicas > 0 ? { controlPlaneEndpoint: { host: endpoint.host, port: endpoint.port } } : {};
    return { ...manifest, spec: manifest.spec || endpoint ? { ...known, ...manifest.spec } : undefined };
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    const { controlPlaneMachines } = this.props;
    if (!controlPlaneMachines) {
      throw new Error('CustomTopology.controlPlaneMachines: a value is required, because the control plane runs on machines of this topology.');
    }
    return this.filled(controlPlaneMachines, cluster);
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    const pool = this.pool(poolName);
    const machines = pool?.machines ?? this.props.poolMachines;
    if (!machines) { throw new Error(`CustomTopology.pools["${poolName}"]: there is no such pool.`); }
    return this.filled(machines, clusterOfPool(cluster, pool), { pool: poolName });
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return this.props.setup ?? {};
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return this.props.setup ?? {};
  }

  public supportingObjects(cluster: ClusterContext): NamedManifest[] {
    return (this.props.supportingObjects ?? []).map(object => this.filled(object, cluster));
  }

  private filled<T extends Manifest>(manifest: T, cluster: ClusterContext, more: { readonly [name: string]: string } = {}): T {
    const { name, namespace, kubernetesVersion } = cluster;
    return fillIn(manifest, { cluster: name, namespace, version: kubernetesVersion.text, plainVersion: kubernetesVersion.plain, ...more });
  }

  private pool(poolName: string): CustomPoolOptions | undefined {
    return this.props.pools?.find(({ name }) => name === poolName);
  }

  private checkPool(poolName: string): void {
    const where = `CustomTopology.pools["${poolName}"]`;
    const { machines = this.props.poolMachines } = this.pool(poolName)!;
    if (!machines) { throw new Error(`${where}.machines: a value is required unless poolMachines is given.`); }
    if (this.poolKind(poolName) === PoolKind.MACHINE_DEPLOYMENT) { withTemplate(`${where}.machines`, machines); }
    if (this.poolKind(poolName) !== PoolKind.MACHINE_DEPLOYMENT && /Template$/.test(machines.kind)) {
      throw new Error(`${where}.machines.kind: "${machines.kind}" is a template, and a MachinePool has the object itself; write for example "${machines.kind.replace(/(Machine)?Template$/, '')}MachinePool".`);
    }
  }
}
