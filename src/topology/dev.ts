import { ClusterContext } from '../contract/cluster';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { balancerConfig, balancerConfigName } from './dev/balancer';
import { checkBackend, machineBackend, machineOptions, poolBackend } from './dev/machine';
import { DevBackend, DevControlPlaneOptions, DevFailureDomain, DevLoadBalancer, DevMachineOptions, DevPoolOptions } from './dev/options';
import { failureDomains, loadBalancerShape, machineShape } from './dev/shapes';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { checkProps, refuse, Shape, struct } from '../values/check';
import { flag, integer, oneOf } from '../values/check-scalars';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta2';

/** Machines for tests. The machine options here are the defaults of the control plane and of every pool. */
export interface DevTopologyProps extends DevMachineOptions {
  /**
   * What runs in place of real machines. It is the same for the whole cluster; changing it means another cluster.
   * @default DevBackend.DOCKER
   */
  readonly backend?: DevBackend;

  /**
   * Failure domains that Cluster API is told of (`DevBackend.DOCKER`). Changing them replaces no machines.
   * @default - none
   */
  readonly failureDomains?: DevFailureDomain[];

  /**
   * The balancer in front of the API servers (`DevBackend.DOCKER`). A new configuration takes effect with the next change of control plane machines.
   * @default - that of the provider
   */
  readonly loadBalancer?: DevLoadBalancer;

  /**
   * TCP port of the balancer (`DevBackend.DOCKER`). It is read once, when the cluster is made.
   * @default 6443
   */
  readonly port?: number;

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: DevControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: DevPoolOptions[];
}

const shape: Shape<DevTopologyProps> = {
  ...machineShape,
  backend: oneOf(DevBackend),
  failureDomains,
  loadBalancer: struct(loadBalancerShape),
  port: integer({ min: 1, max: 65535 }),
  controlPlane: struct<DevControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<DevPoolOptions>({ ...poolShape, ...machineShape, machinePool: flag }),
};

const CONTAINERS = 'machines are containers of the node image of kind';

/**
 * Machines for tests only, by cluster-api-provider-docker of Cluster API, tested with v1.14.0: containers on one computer, or nothing at all.
 * Its older kinds (DockerCluster, DockerMachine) do the same and are deprecated; they are not rendered.
 */
export class DevTopology extends Topology {
  private readonly props: DevTopologyProps;
  private readonly backend: DevBackend;

  /** Throws on the first value that the provider would refuse or drop. */
  public constructor(props: DevTopologyProps = {}) {
    props = withoutNulls(props);
    checkProps('DevTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? []);
    this.props = props;
    this.backend = props.backend ?? DevBackend.DOCKER;
    checkBackend('DevTopology', props, this.backend);
    checkBackend('DevTopology.controlPlane', props.controlPlane ?? {}, this.backend);
    for (const pool of props.pools ?? []) { this.checkPool(`DevTopology.pools["${pool.name}"]`, pool); }
    const containersOnly = (['failureDomains', 'loadBalancer', 'port'] as const).find(prop => props[prop] !== undefined);
    if (this.backend === DevBackend.IN_MEMORY && containersOnly) {
      throw new Error(`DevTopology.${containersOnly}: clusters of DevBackend.IN_MEMORY have none; leave it out or change backend.`);
    }
  }

  public get apiServerPort(): number | undefined {
    return this.props.port;
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    if (this.backend === DevBackend.DOCKER) {
      return {
        MicroK8sControlPlane: `${CONTAINERS}, which run no snaps`,
        TalosControlPlane: `${CONTAINERS}, not Talos Linux`,
      };
    }
    const imitation = 'the in-memory backend imitates machines of kubeadm only';
    return {
      CK8sControlPlane: imitation,
      K0sControlPlane: imitation,
      K0smotronControlPlane: imitation,
      KThreesControlPlane: imitation,
      KamajiControlPlane: imitation,
      MicroK8sControlPlane: imitation,
      RKE2ControlPlane: imitation,
      TalosControlPlane: imitation,
    };
  }

  public poolKind(poolName: string): PoolKind {
    return this.pool(poolName)?.machinePool ? PoolKind.MACHINE_POOL : PoolKind.MACHINE_DEPLOYMENT;
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    if (cluster.apiVersions === 'v1beta1') {
      throw new Error('DevTopology: the v1beta1 kinds of the Docker provider are not rendered; leave apiVersions out, Cluster API v1.11 or later.');
    }
    return {
      apiVersion: API_VERSION,
      kind: 'DevCluster',
      // The in-memory backend writes an annotation of its own and panics if the object has none yet (Cluster API v1.14.0).
      annotations: this.backend === DevBackend.IN_MEMORY ? { 'cdk8s-cluster-api.dev/backend': 'in-memory' } : undefined,
      spec: {
        backend: this.backend === DevBackend.DOCKER ? { docker: this.docker(cluster) } : { inMemory: {} },
        // Whoever hosts the control plane fills in the address.
        controlPlaneEndpoint: cluster.controlPlaneReplicas > 0 ? { port: this.props.port } : undefined,
      },
    };
  }

  public supportingObjects(cluster: ClusterContext): NamedManifest[] {
    return this.ownBalancer(cluster) ? [balancerConfig(cluster)] : [];
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.machineTemplate(cluster, machineOptions(this.props, this.props.controlPlane));
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    const options = machineOptions(this.props, this.pool(poolName));
    return this.poolKind(poolName) === PoolKind.MACHINE_POOL
      ? { apiVersion: API_VERSION, kind: 'DevMachinePool', spec: { backend: poolBackend(cluster, options) } }
      : this.machineTemplate(cluster, options);
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return this.setup;
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return this.setup;
  }

  /** The disk of a developer's computer is always too full for kubelets, which all see the same one. */
  private get setup(): NodeSetup {
    return this.backend === DevBackend.DOCKER
      ? { kubeletArguments: { 'eviction-hard': 'nodefs.available<0%,nodefs.inodesFree<0%,imagefs.available<0%' } }
      : {};
  }

  private docker(cluster: ClusterContext): object {
    const { loadBalancer } = this.props;
    const configMap = loadBalancer?.configMap ?? (this.ownBalancer(cluster) ? balancerConfigName(cluster) : undefined);
    const balancer = {
      imageRepository: loadBalancer?.imageRepository,
      imageTag: loadBalancer?.imageTag,
      customHAProxyConfigTemplateRef: configMap && { name: configMap },
    };
    // The webhook refuses names that are not sorted.
    const domains = [...this.props.failureDomains ?? []].sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
      ...(domains.length > 0 ? { failureDomains: domains.map(({ name, controlPlane }) => ({ name, controlPlane: controlPlane ?? true })) } : {}),
      ...(Object.values(balancer).some(Boolean) ? { loadBalancer: balancer } : {}),
    };
  }

  private ownBalancer({ controlPlanePorts, controlPlaneReplicas }: ClusterContext): boolean {
    return this.backend === DevBackend.DOCKER && controlPlanePorts.length > 0 && controlPlaneReplicas > 0
      && this.props.loadBalancer?.configMap === undefined;
  }

  private machineTemplate(cluster: ClusterContext, options: DevMachineOptions): Manifest {
    return {
      apiVersion: API_VERSION,
      kind: 'DevMachineTemplate',
      spec: { template: { spec: { backend: machineBackend(cluster, options, this.backend) } } },
    };
  }

  private pool(poolName: string): DevPoolOptions | undefined {
    return this.props.pools?.find(({ name }) => name === poolName);
  }

  private checkPool(where: string, pool: DevPoolOptions): void {
    checkBackend(where, pool, this.backend);
    if (pool.machinePool && this.backend === DevBackend.IN_MEMORY) {
      throw new Error(`${where}.machinePool: the in-memory backend has no MachinePools; leave it out or write backend: DevBackend.DOCKER.`);
    }
    if (pool.machinePool && pool.bootstrapTimeout !== undefined) {
      throw new Error(`${where}.bootstrapTimeout: machines of a MachinePool have no such limit; leave it out.`);
    }
    const known = this.props.failureDomains?.map(({ name }) => name);
    if (known && pool.failureDomain !== undefined && !known.includes(pool.failureDomain)) {
      refuse(`${where}.failureDomain`, pool.failureDomain, `is not one of failureDomains, which are ${known.join(', ')}`);
    }
  }
}
