import { AwsLoadBalancer, loadBalancer } from './aws/load-balancer';
import { loadBalancerSpec } from './aws/load-balancer-spec';
import { AwsControlPlaneOptions, AwsPoolOptions } from './aws/options';
import { ClusterContext } from '../contract/cluster';
import { clusterOfPool } from '../contract/pool-cluster';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { Manifest } from '../manifest/manifest';
import { checkProps, required, Shape, struct } from '../values/check';
import { withoutNulls } from '../values/without-nulls';
import { AwsBastion, bastion, bastionSpec } from './shared/aws/bastion';
import { identity, identityKinds } from './shared/aws/identity-kinds';
import { IAwsIdentity } from './shared/aws/identity-options';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { checkMachine, machineOptions, machineSpec } from './shared/aws/machine';
import { AwsBootstrapStore, AwsMachineOptions } from './shared/aws/machine-options';
import { checkMachinePool, machinePool, machinePoolSpec, zone } from './shared/aws/machine-pool-spec';
import { machineShape } from './shared/aws/machine-shape';
import { AwsNetwork } from './shared/aws/network';
import { network } from './shared/aws/network-shape';
import { networkSpec, overlapProblems } from './shared/aws/network-spec';
import { region } from './shared/aws/region';
import { checkZones } from './shared/aws/zones';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta2';

/** Machines on AWS. The machine options here are the defaults of the control plane and of every pool. */
export interface AwsTopologyProps extends AwsMachineOptions {
  /** Region, for example `eu-central-1`. It is decided when the cluster is made. */
  readonly region: string;

  /**
   * Account of AWS that the provider acts as. It can be exchanged for another one, not taken away. Changing it replaces no machines.
   * @default - that of the provider: AwsIdentity.controller()
   */
  readonly identity?: IAwsIdentity;

  /**
   * The VPC and what its security groups let in.
   * @default - a VPC of its own with a private and a public subnet in each of three availability zones
   */
  readonly network?: AwsNetwork;

  /**
   * The balancer in front of the API servers.
   * @default - an internet-facing network load balancer
   */
  readonly loadBalancer?: AwsLoadBalancer;

  /**
   * A machine over which SSH gets to the others.
   * @default - none
   */
  readonly bastion?: AwsBastion;

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: AwsControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: AwsPoolOptions[];
}

const shape: Shape<AwsTopologyProps> = {
  ...machineShape,
  region: required(region),
  identity,
  network,
  loadBalancer,
  bastion,
  controlPlane: struct<AwsControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<AwsPoolOptions>({ ...poolShape, ...machineShape, failureDomain: zone, machinePool }),
};

const PROFILE = 'cluster-api-provider-aws.sigs.k8s.io';
const CONTROL_PLANE: AwsMachineOptions = { instanceProfile: `control-plane.${PROFILE}` };
const POOL: AwsMachineOptions = { instanceProfile: `nodes.${PROFILE}` };

/**
 * Machines on AWS by cluster-api-provider-aws, tested with v2.11.1: its webhooks and controllers were read, its CRDs are checked. Its cloud provider
 * and storage driver become addons of the cluster by themselves. Clusters of EKS are made by `EksTopology`.
 */
export class AwsTopology extends Topology {
  private readonly props: AwsTopologyProps;

  /** Throws on the first value that AWS or the provider would refuse. */
  public constructor(props: AwsTopologyProps) {
    props = withoutNulls(props);
    checkProps('AwsTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? []);
    this.props = props;
    checkMachine('AwsTopology.controlPlane', this.controlPlaneOptions);
    if (this.controlPlaneOptions.spot) {
      throw new Error('AwsTopology.controlPlane.spot: AWS may take several machines at once, and etcd with them; write spot for each pool.');
    }
    for (const pool of props.pools ?? []) {
      const where = `AwsTopology.pools["${pool.name}"]`;
      const options = this.poolOptions(pool);
      checkMachine(where, options);
      if (pool.machinePool) { checkMachinePool(where, pool.machinePool, pool, options); }
    }
    checkZones('AwsTopology', props, props.pools ?? []);
    for (const [where, options] of this.groups) {
      if (options.image?.foundBy === 'eks') { throw new Error(`AwsTopology.${where}.image: images of EKS join clusters of EKS only; write AwsImage.lookup({…}).`); }
    }
  }

  public get requiredAddons(): string[] {
    return ['aws-cloud-controller-manager', 'aws-ebs-csi-driver'];
  }

  public get facts(): { [key: string]: string } {
    return { 'aws.region': this.props.region };
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    const fetching = this.groups.some(([, options, pool]) => options.bootstrapStore !== AwsBootstrapStore.USER_DATA && !pool?.machinePool);
    return {
      ...(fetching ? { TalosControlPlane: 'Talos Linux reads its configuration from the user data only; write bootstrapStore: AwsBootstrapStore.USER_DATA' } : {}),
      MicroK8sControlPlane: 'nodes on AWS are called as the metadata service says, which the bootstrap provider is not known to fill in (v0.6.11)',
    };
  }

  public get classProblem(): string | undefined {
    const pool = this.props.pools?.find(({ machinePool: group }) => group);
    return pool && `AWSMachinePool, of which pool "${pool.name}" is made, has no template kind (v2.11.1)`;
  }

  /** Only templates have a status with the size of machines. */
  public get publishesCapacity(): boolean {
    return this.classProblem === undefined;
  }

  public poolKind(poolName: string): PoolKind {
    return this.pool(poolName)?.machinePool ? PoolKind.MACHINE_POOL : PoolKind.MACHINE_DEPLOYMENT;
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    if (cluster.apiVersions === 'v1beta1') {
      throw new Error('AwsTopology: the v1beta1 kinds of the AWS provider are no longer served; leave apiVersions out, Cluster API v1.11 or later.');
    }
    const { region: location, identity: account, sshKey, tags: all } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'AWSCluster',
      spec: {
        region: location,
        identityRef: { kind: account?.identityKind ?? identityKinds.controller, name: account?.identityName ?? 'default' },
        network: networkSpec(this.props.network),
        controlPlaneLoadBalancer: loadBalancerSpec(this.props.loadBalancer, cluster),
        bastion: bastionSpec(this.props.bastion),
        // The empty name says that there is no key; saying nothing means the key "default".
        sshKeyName: sshKey ?? '',
        additionalTags: all,
      },
    };
  }

  public controlPlaneMachines(_cluster: ClusterContext): Manifest {
    // Pods of the storage driver's controller have a network of their own and ask for the machine's credentials.
    return machineTemplate(this.controlPlaneOptions, 2);
  }

  public poolMachines(_cluster: ClusterContext, poolName: string): Manifest {
    const pool = this.pool(poolName);
    const options = this.poolOptions(pool);
    return pool?.machinePool
      ? { apiVersion: API_VERSION, kind: 'AWSMachinePool', spec: machinePoolSpec(pool.machinePool, pool, options) }
      : machineTemplate(options, 1);
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return SETUP;
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return SETUP;
  }

  public problems(cluster: ClusterContext): string[] {
    const { kubernetesVersion: { text }, controlPlaneReplicas } = cluster;
    const hosted = controlPlaneReplicas === 0;
    return [
      ...overlapProblems(this.props.network, cluster),
      ...this.groups.filter(([where]) => !(hosted && where === 'controlPlane')).flatMap(([where, { image }, pool]) => {
        const version = pool ? clusterOfPool(cluster, pool).kubernetesVersion.text : text;
        return version.includes('+') && (image?.foundBy ?? 'version') === 'version'
          ? [`AWS-02 image-version: ${where}.image is looked up by the version ${version}, which no image of kubeadm has; write AwsImage.fromId(…) or AwsImage.lookup({ name }) without {version}.`]
          : [];
      }),
      ...(hosted && this.props.loadBalancer
        ? [`AWS-03 load-balancer: the control plane of "${cluster.name}" is hosted, and with it its balancer; leave out loadBalancer.`]
        : []),
    ];
  }

  /** The groups of machines with the options that count for each. */
  private get groups(): [string, AwsMachineOptions, AwsPoolOptions?][] {
    const { pools = [] } = this.props;
    return [
      ['controlPlane', this.controlPlaneOptions],
      ...pools.map((pool): [string, AwsMachineOptions, AwsPoolOptions] => [`pools["${pool.name}"]`, this.poolOptions(pool), pool]),
    ];
  }

  private get controlPlaneOptions(): AwsMachineOptions {
    return machineOptions(CONTROL_PLANE, this.ofAll, this.props.controlPlane);
  }

  private poolOptions(pool: AwsPoolOptions | undefined): AwsMachineOptions {
    return machineOptions(POOL, this.ofAll, pool);
  }

  /** The tags of the topology are those of the AWSCluster, which instances get from there. */
  private get ofAll(): AwsMachineOptions {
    return { ...this.props, tags: undefined };
  }

  private pool(poolName: string): AwsPoolOptions | undefined {
    return this.props.pools?.find(({ name }) => name === poolName);
  }
}

/** The cloud provider finds the instance by the node's name, which is that of its private DNS entry. */
const SETUP: NodeSetup = {
  externalCloudProvider: true,
  nodeName: '{{ ds.meta_data.local_hostname }}',
  // The metadata service, which no proxy reaches.
  proxyBypass: ['169.254.169.254'],
};

function machineTemplate(options: AwsMachineOptions, hops: number): Manifest {
  return { apiVersion: API_VERSION, kind: 'AWSMachineTemplate', spec: { template: { spec: machineSpec(options, hops) } } };
}
