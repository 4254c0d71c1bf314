import { GcpDiskType } from './gcp/hardware';
import { balancerProblems, exposureOf, GcpExposure, GcpLoadBalancer, loadBalancer, loadBalancerSpec } from './gcp/load-balancer';
import { checkMachine, machineOptions, machineSpec, namesVersion } from './gcp/machine';
import { GcpMachineBase } from './gcp/machine-base';
import { machineShape } from './gcp/machine-shape';
import { GcpControlPlaneOptions, GcpMachineOptions, GcpPoolOptions } from './gcp/options';
import { ClusterContext } from '../contract/cluster';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { checkProps, listOf, refuse, required, Shape, struct } from '../values/check';
import { flag } from '../values/check-scalars';
import { withoutNulls } from '../values/without-nulls';
import { accountObjects, accountShape, checkAccount, credentialsRef, GcpAccount } from './shared/gcp/account';
import { region, resourceLabels, resourceName, zone } from './shared/gcp/names';
import { GcpNetwork } from './shared/gcp/network';
import { network, networkSpec } from './shared/gcp/network-spec';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta1';

/** Machines on Google Cloud. The machine options here are the defaults of the control plane and of every pool. */
export interface GcpTopologyProps extends GcpMachineBase, GcpAccount {
  /** Project of the machines. Changing it means another cluster. */
  readonly project: string;

  /** Region, for example `europe-west3`. Changing it means another cluster. */
  readonly region: string;

  /** The network. */
  readonly network: GcpNetwork;

  /** Image of the machines; see `GcpMachineOptions.image`. */
  readonly image: string;

  /**
   * Zones that the cluster may use, over which control plane machines are spread. Removing one replaces the control plane machines in it.
   * @default - all zones of the region
   */
  readonly zones?: string[];

  /**
   * The balancer in front of the API servers.
   * @default - one that the internet reaches
   */
  readonly loadBalancer?: GcpLoadBalancer;

  /**
   * Labels of everything in GCP that belongs to the cluster. They replace no machines.
   * @default - those of the provider only
   */
  readonly resourceLabels?: { [key: string]: string };

  /**
   * The control plane machines.
   * @default - three machines of n2-standard-4
   */
  readonly controlPlane?: GcpControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: GcpPoolOptions[];
}

const DEFAULTS: GcpMachineOptions = { machineType: 'n2-standard-4' };

const shape: Shape<GcpTopologyProps> = {
  ...machineShape,
  ...accountShape,
  project: required(resourceName),
  region: required(region),
  network: required(network),
  image: required(machineShape.image),
  zones: listOf(zone, { min: 1 }),
  loadBalancer,
  resourceLabels,
  controlPlane: struct<GcpControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<GcpPoolOptions>({ ...poolShape, ...machineShape, machinePool: flag }),
};

/**
 * Instances of Compute Engine by cluster-api-provider-gcp, tested with v1.12.0. Its cloud provider and storage driver become addons of the cluster by
 * themselves. Clusters of Google's own service are a `GkeTopology`.
 */
export class GcpTopology extends Topology {
  private readonly props: GcpTopologyProps;

  /** Throws on the first value that GCP or the provider would refuse. */
  public constructor(props: GcpTopologyProps) {
    props = withoutNulls(props);
    checkProps('GcpTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? []);
    this.props = props;
    checkAccount('GcpTopology', props);
    checkMachine('GcpTopology.controlPlane', this.controlPlaneOptions);
    if (this.controlPlaneOptions.spot) {
      throw new Error('GcpTopology.controlPlane.spot: GCP may take several machines at once, and etcd with them; write spot for each pool.');
    }
    for (const zoneName of props.zones ?? []) { this.checkZone('zones', zoneName); }
    for (const pool of props.pools ?? []) {
      checkMachine(`GcpTopology.pools["${pool.name}"]`, this.poolOptions(pool));
      if (pool.failureDomain !== undefined) { this.checkZone(`pools["${pool.name}"].failureDomain`, pool.failureDomain); }
    }
  }

  public get requiredAddons(): string[] {
    return ['gcp-cloud-controller-manager', 'gcp-pd-csi-driver'];
  }

  public get facts(): { [key: string]: string } {
    const { project, network: { name, hostProject } } = this.props;
    const { subnet } = this.controlPlaneOptions;
    return {
      'gcp.project': project,
      'gcp.network': name,
      ...(hostProject === undefined ? {} : { 'gcp.network-project': hostProject }),
      ...(subnet === undefined ? {} : { 'gcp.subnet': subnet }),
    };
  }

  /** The provider's own is 443. */
  public get apiServerPort(): number | undefined {
    return exposureOf(this.props.loadBalancer) === GcpExposure.EXTERNAL ? this.props.loadBalancer?.port ?? 443 : 6443;
  }

  public get namesApiServerPort(): boolean {
    return true;
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    return {
      MicroK8sControlPlane: 'nodes on GCP are called as the metadata service says, which the bootstrap provider is not known to fill in (v0.6.11)',
    };
  }

  public get classProblem(): string | undefined {
    const pool = this.props.pools?.find(({ machinePool }) => machinePool);
    if (pool) { return `GCPMachinePool, of which pool "${pool.name}" is made, has no template kind (v1.12.0)`; }
    const named = [this.controlPlaneOptions, ...this.pools.map(options => this.poolOptions(options))].some(({ image }) => namesVersion(image));
    return named ? 'names of images have dashes in the version, which no patch of a class writes; write image without {version}, as a class variable for example' : undefined;
  }

  public poolKind(poolName: string): PoolKind {
    return this.pool(poolName)?.machinePool ? PoolKind.MACHINE_POOL : PoolKind.MACHINE_DEPLOYMENT;
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const { project, region: location, zones, resourceLabels: labels } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'GCPCluster',
      spec: {
        project,
        region: location,
        failureDomains: zones,
        network: networkSpec(location, this.props.network),
        loadBalancer: loadBalancerSpec(this.props.loadBalancer),
        credentialsRef: credentialsRef(cluster, this.props),
        additionalLabels: labels,
      },
    };
  }

  public supportingObjects(cluster: ClusterContext): NamedManifest[] {
    return accountObjects(cluster, this.props);
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return machineTemplate(machineSpec(cluster, this.controlPlaneOptions, GcpDiskType.SSD));
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    const pool = this.pool(poolName);
    const spec = machineSpec(cluster, this.poolOptions(pool), GcpDiskType.BALANCED);
    return pool?.machinePool ? { apiVersion: API_VERSION, kind: 'GCPMachinePool', spec } : machineTemplate(spec);
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return SETUP;
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return SETUP;
  }

  public problems(cluster: ClusterContext): string[] {
    return balancerProblems(cluster);
  }

  private get controlPlaneOptions(): GcpMachineOptions {
    return machineOptions(DEFAULTS, this.props, this.props.controlPlane);
  }

  private poolOptions(pool: GcpPoolOptions | undefined): GcpMachineOptions {
    return machineOptions(DEFAULTS, this.props, pool);
  }

  private pool(poolName: string): GcpPoolOptions | undefined {
    return this.props.pools?.find(({ name }) => name === poolName);
  }

  private checkZone(where: string, name: string): void {
    const { region: location, zones } = this.props;
    if (zones && !zones.includes(name)) { refuse(`GcpTopology.${where}`, name, `is not one of zones, which are ${zones.join(', ')}`); }
    if (/^[a-z0-9-]+$/.test(name) && !name.startsWith(`${location}-`)) { refuse(`GcpTopology.${where}`, name, `is not a zone of ${location}`); }
  }
}

/** The cloud provider finds the instance by the node's name, which is the instance's without its domain. */
const SETUP: NodeSetup = {
  externalCloudProvider: true,
  nodeName: '{{ ds.meta_data.local_hostname.split(".")[0] }}',
  // The metadata service, which no proxy reaches.
  proxyBypass: ['169.254.169.254', 'metadata.google.internal'],
};

function machineTemplate(spec: object): Manifest {
  return { apiVersion: API_VERSION, kind: 'GCPMachineTemplate', spec: { template: { spec } } };
}
