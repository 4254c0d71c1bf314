import { Eks } from './eks/distribution';
import { ClusterContext } from '../contract/cluster';
import { Distribution } from '../contract/distribution';
import { PoolKind } from '../contract/pool-kind';
import { Topology } from '../contract/topology';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { poolList, poolShape } from '../options/group/group-shapes';
import { checkPool } from '../topology/eks/check-pool';
import { EksAccessEntry, EksAddon, EksEndpointAccess } from '../topology/eks/control-plane-options';
import { fargateProfile } from '../topology/eks/fargate';
import { fargateProfiles } from '../topology/eks/fargate-shape';
import { EksFargateProfile, EksOidc, EksRole } from '../topology/eks/login';
import { oidc, role } from '../topology/eks/login-shapes';
import { nodeGroup, nodeGroupSpec } from '../topology/eks/node-group';
import { EksBootstrap, EksPoolOptions, EksPoolType } from '../topology/eks/options';
import { versionProblems } from '../topology/eks/rules';
import { EksLog, EksSupport } from '../topology/eks/service';
import { accessEntries, addons, endpointAccess } from '../topology/eks/shapes';
import { AwsBastion, bastion } from '../topology/shared/aws/bastion';
import { identity } from '../topology/shared/aws/identity-kinds';
import { IAwsIdentity } from '../topology/shared/aws/identity-options';
import { AwsImage, EksImage } from '../topology/shared/aws/image';
import { machineOptions, machineSpec } from '../topology/shared/aws/machine';
import { AwsBootstrapStore, AwsMachineOptions } from '../topology/shared/aws/machine-options';
import { machinePool, machinePoolSpec, zone } from '../topology/shared/aws/machine-pool-spec';
import { machineShape, tags } from '../topology/shared/aws/machine-shape';
import { AwsNetwork } from '../topology/shared/aws/network';
import { network } from '../topology/shared/aws/network-shape';
import { region } from '../topology/shared/aws/region';
import { checkZones } from '../topology/shared/aws/zones';
import { checkProps, listOf, mapOf, required, Shape, struct } from '../values/check';
import { flag, oneOf, text } from '../values/check-scalars';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta2';

/** A cluster of EKS. What cannot be changed later is decided when the cluster is made; changes of the rest replace no machines. */
export interface EksTopologyProps {
  /** Region, for example `eu-central-1`. It cannot be changed. */
  readonly region: string;

  /**
   * Account of AWS that the provider acts as.
   * @default - that of the provider: AwsIdentity.controller()
   */
  readonly identity?: IAwsIdentity;

  /**
   * The VPC. EKS needs subnets in two availability zones at least.
   * @default - a VPC of its own with a private and a public subnet in each of three availability zones
   */
  readonly network?: AwsNetwork;

  /**
   * A machine over which SSH gets to the others.
   * @default - none
   */
  readonly bastion?: AwsBastion;

  /**
   * Name of a key pair of EC2 for SSH to the bastion.
   * @default - none: nobody logs in
   */
  readonly sshKey?: string;

  /**
   * Tags of everything that the provider makes.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };

  /**
   * Name of the cluster in EKS. It cannot be changed.
   * @default - made of namespace and name by the provider
   */
  readonly eksName?: string;

  /**
   * Who reaches the API server.
   * @default - everybody, and machines within the VPC
   */
  readonly endpointAccess?: EksEndpointAccess;

  /**
   * Users and roles of IAM that may log in.
   * @default - only the account of the provider
   */
  readonly access?: EksAccessEntry[];

  /**
   * An OpenID Connect provider for logins beside IAM.
   * @default - none
   */
  readonly oidc?: EksOidc;

  /**
   * Make the cluster an identity provider in IAM, so that service accounts can have roles of IAM.
   * @default true
   */
  readonly iamRolesForServiceAccounts?: boolean;

  /**
   * Addons of EKS, at versions of yours. Storage needs `aws-ebs-csi-driver`.
   * @default - network addon, CoreDNS and kube-proxy as EKS installs them, no storage
   */
  readonly addons?: EksAddon[];

  /**
   * Let pods have addresses of the VPC by Amazon's network addon. Without, another one has to come with an AddonStack.
   * @default true
   */
  readonly vpcCni?: boolean;

  /**
   * Environment of Amazon's network addon, for example `ENABLE_PREFIX_DELEGATION`.
   * @default - that of EKS
   */
  readonly vpcCniEnvironment?: { [name: string]: string };

  /**
   * Further block of the VPC for pods only, within 100.64.0.0/10 or 198.19.0.0/16. It cannot be changed.
   * @default - pods share the blocks of machines
   */
  readonly podCidr?: string;

  /**
   * Logs of the control plane in CloudWatch.
   * @default [EksLog.API, EksLog.AUDIT, EksLog.AUTHENTICATOR]
   */
  readonly logs?: EksLog[];

  /**
   * ARN of the KMS key that Secrets are encrypted with beside the key of EKS. It cannot be taken away or changed.
   * @default - the key of EKS only
   */
  readonly encryptionKey?: string;

  /**
   * IAM role of the control plane.
   * @default - the one that `clusterawsadm` makes
   */
  readonly role?: EksRole;

  /**
   * How long a Kubernetes version is supported.
   * @default - as the account says, else EksSupport.EXTENDED
   */
  readonly support?: EksSupport;

  /**
   * Network interfaces of the control plane only in private subnets.
   * @default false
   */
  readonly privateSubnetsOnly?: boolean;

  /**
   * Defaults of pools of machines and of auto scaling groups. Managed node groups do not read them.
   * @default - m6i.xlarge with an encrypted disk of 80 GiB
   */
  readonly machines?: AwsMachineOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: EksPoolOptions[];

  /**
   * Pods that run on Fargate. The provider's feature EKSFargate must be on.
   * @default - none
   */
  readonly fargateProfiles?: EksFargateProfile[];
}

const shape: Shape<EksTopologyProps> = {
  region: required(region),
  identity,
  network,
  bastion,
  sshKey: machineShape.sshKey,
  tags,
  eksName: text({ what: 'name of a cluster of EKS', pattern: /^[0-9A-Za-z][0-9A-Za-z_-]*$/, max: 100, example: 'prod' }),
  endpointAccess,
  access: accessEntries,
  oidc,
  iamRolesForServiceAccounts: flag,
  addons,
  vpcCni: flag,
  vpcCniEnvironment: mapOf(text({ max: 1024 }), text({ what: 'name of an environment variable', pattern: /^[A-Z_][A-Z0-9_]*$/, example: 'ENABLE_PREFIX_DELEGATION' })),
  podCidr: text({ what: 'block within 100.64.0.0/10 or 198.19.0.0/16', pattern: /^(100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|198\.19)\.\d{1,3}\.\d{1,3}\/(1[6-9]|2[0-8])$/, example: '100.64.0.0/16' }),
  logs: listOf(oneOf(EksLog)),
  encryptionKey: text({ what: 'KMS key ARN', pattern: /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+$/, example: 'arn:aws:kms:eu-central-1:123456789012:key/…' }),
  role,
  support: oneOf(EksSupport),
  privateSubnetsOnly: flag,
  machines: struct(machineShape),
  pools: poolList<EksPoolOptions>({
    ...poolShape, ...machineShape, failureDomain: zone, type: oneOf(EksPoolType), nodeGroup, machinePool, bootstrap: oneOf(EksBootstrap),
  }),
  fargateProfiles,
};

const POOL: AwsMachineOptions = {
  instanceProfile: 'nodes.cluster-api-provider-aws.sigs.k8s.io',
  // The images of EKS read their configuration from the user data itself.
  bootstrapStore: AwsBootstrapStore.USER_DATA,
};

/**
 * Clusters of EKS by cluster-api-provider-aws, tested with v2.11.1: its webhooks and controllers were read, its CRDs are checked. The control plane
 * is that of EKS, so a distribution is not chosen. Only the minor version of Kubernetes counts.
 */
export class EksTopology extends Topology {
  private readonly props: EksTopologyProps;

  /** Throws on the first value that EKS or the provider would refuse. */
  public constructor(props: EksTopologyProps) {
    props = withoutNulls(props);
    checkProps('EksTopology', props, shape);
    super({}, props.pools ?? []);
    this.props = props;
    if (props.vpcCni === false && props.vpcCniEnvironment) { throw new Error('EksTopology.vpcCniEnvironment: vpcCni is false; leave one of the two out.'); }
    for (const addon of props.addons ?? []) {
      if (addon.name === 'vpc-cni' && props.vpcCni === false) { throw new Error('EksTopology.addons["vpc-cni"]: vpcCni is false; leave one of the two out.'); }
    }
    for (const pool of props.pools ?? []) { checkPool(`EksTopology.pools["${pool.name}"]`, pool, props.machines); }
    checkZones('EksTopology', props, props.pools ?? []);
  }

  public get requiredDistribution(): Distribution | undefined {
    const { pools = [], ...controlPlane } = this.props;
    return new Eks(controlPlane, pools);
  }

  public get facts(): { [key: string]: string } {
    return { 'aws.region': this.props.region };
  }

  public get classProblem(): string | undefined {
    const pool = this.props.pools?.find(({ type }) => type !== EksPoolType.MACHINES);
    return pool && `the ${pool.type ?? EksPoolType.NODE_GROUP} of pool "${pool.name}" has no template kind (v2.11.1); write type: EksPoolType.MACHINES`;
  }

  /** Only templates have a status with the size of machines. */
  public get publishesCapacity(): boolean {
    return this.classProblem === undefined;
  }

  public poolKind(poolName: string): PoolKind {
    switch (this.pool(poolName)?.type) {
      case EksPoolType.MACHINES: return PoolKind.MACHINE_DEPLOYMENT;
      case EksPoolType.AUTO_SCALING_GROUP: return PoolKind.MACHINE_POOL;
      default: return PoolKind.MANAGED_MACHINE_POOL;
    }
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    if (cluster.apiVersions === 'v1beta1') {
      throw new Error('EksTopology: the v1beta1 kinds of the AWS provider are no longer served; leave apiVersions out, Cluster API v1.11 or later.');
    }
    return { apiVersion: API_VERSION, kind: 'AWSManagedCluster', spec: {} };
  }

  public supportingObjects(cluster: ClusterContext): NamedManifest[] {
    return (this.props.fargateProfiles ?? []).map(profile => fargateProfile(profile, cluster));
  }

  public controlPlaneMachines(_cluster: ClusterContext): Manifest {
    throw new Error('EksTopology: EKS runs the control plane; there are no machines.');
  }

  public poolMachines(_cluster: ClusterContext, poolName: string): Manifest {
    const pool: EksPoolOptions = this.pool(poolName) ?? { name: poolName };
    switch (this.poolKind(poolName)) {
      case PoolKind.MACHINE_DEPLOYMENT: return {
        apiVersion: API_VERSION, kind: 'AWSMachineTemplate', spec: { template: { spec: machineSpec(this.ownMachines(pool), 1) } },
      };
      case PoolKind.MACHINE_POOL: return {
        apiVersion: API_VERSION, kind: 'AWSMachinePool', spec: machinePoolSpec(pool.machinePool ?? {}, pool, this.ownMachines(pool)),
      };
      default: return { apiVersion: API_VERSION, kind: 'AWSManagedMachinePool', spec: nodeGroupSpec(pool, machineOptions(pool)) };
    }
  }

  public problems(cluster: ClusterContext): string[] {
    return versionProblems(cluster, this.props);
  }

  /** What the machines of a pool are made of when the pool is not a managed node group. */
  private ownMachines(pool: EksPoolOptions): AwsMachineOptions {
    const image = AwsImage.eks(pool.bootstrap === EksBootstrap.SCRIPT ? EksImage.AMAZON_LINUX_2 : EksImage.AMAZON_LINUX_2023);
    return machineOptions(POOL, { image }, this.props.machines, pool);
  }

  private pool(poolName: string): EksPoolOptions | undefined {
    return this.props.pools?.find(({ name }) => name === poolName);
  }
}
