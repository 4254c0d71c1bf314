import { ClusterContext } from '../contract/cluster';
import { clusterOfPool } from '../contract/pool-cluster';
import { Topology } from '../contract/topology';
import { HetznerBareMetal } from './hetzner/bare-metal';
import { checkGroup, Group, imageProblem, overlapProblems, spreadProblems } from './hetzner/groups';
import { HetznerLoadBalancer, HetznerNetwork } from './hetzner/load-balancer';
import { bareMetalTemplate, cloudTemplate, machineOptions, rescueSecret } from './hetzner/machine';
import { HetznerControlPlaneOptions, HetznerMachineOptions, HetznerPoolOptions } from './hetzner/options';
import { HetznerRegion, networkZone } from './hetzner/region';
import { bareMetalShape, loadBalancerShape, machineShape, network, sshKeyNames } from './hetzner/shapes';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';
import { checkProps, listOf, required, Shape, struct } from '../values/check';
import { objectName } from '../values/check-names';
import { flag, instanceOf, oneOf } from '../values/check-scalars';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const TOKEN = 'token';
const ROBOT_USER = 'robot-user';
const ROBOT_PASSWORD = 'robot-password';
const CONTROL_PLANE = 'control-plane';

/** Machines at Hetzner. The machine options here are the defaults of the control plane and of every pool. */
export interface HetznerTopologyProps extends HetznerMachineOptions {
  /** Locations of control plane machines, which are spread over them. All in one network zone; it cannot be changed to another zone later. */
  readonly regions: HetznerRegion[];

  /**
   * Secret in the cluster's namespace with the key `token`, and for bare metal also `robot-user` and `robot-password`. The provider copies it into
   * `kube-system` of the cluster, where cloud provider and storage driver read it (cluster-api-provider-hetzner v1.1.8). Neither another name nor
   * new content replaces machines.
   */
  readonly credentialsSecret: string;

  /**
   * How that Secret gets there.
   * @default - it exists already; label it `clusterctl.cluster.x-k8s.io/move`
   */
  readonly credentials?: Credentials;

  /**
   * Names of SSH keys of the Hetzner Cloud project that machines of the cloud let in.
   * @default - none: Hetzner sends the password of each new machine by mail
   */
  readonly sshKeys?: string[];

  /**
   * Existing Secret in the cluster's namespace with the keys `sshkey-name`, `ssh-publickey` and `ssh-privatekey`, by which the provider installs bare metal.
   * @default - none: there is no bare metal
   */
  readonly robotSshSecret?: string;

  /**
   * Use a private network. Servers of Hetzner Robot are not in it.
   * @default - true, unless a group is bare metal
   */
  readonly privateNetwork?: boolean;

  /**
   * Addresses of the private network.
   * @default - 10.0.0.0/16, machines in 10.0.0.0/24
   */
  readonly network?: HetznerNetwork;

  /**
   * The load balancer in front of the API servers.
   * @default - one of the smallest size
   */
  readonly loadBalancer?: HetznerLoadBalancer;

  /**
   * Address of the API server, in place of a load balancer of Hetzner's.
   * @default - that of the load balancer, which the provider makes
   */
  readonly endpoint?: Endpoint;

  /**
   * The control plane machines.
   * @default - three machines on different hosts
   */
  readonly controlPlane?: HetznerControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: HetznerPoolOptions[];
}

const shape: Shape<HetznerTopologyProps> = {
  ...machineShape,
  regions: required(listOf(oneOf(HetznerRegion), { min: 1 })),
  credentialsSecret: required(objectName),
  credentials: credentialsCheck,
  sshKeys: sshKeyNames,
  robotSshSecret: objectName,
  privateNetwork: flag,
  network,
  loadBalancer: struct(loadBalancerShape),
  endpoint: instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)'),
  controlPlane: struct<HetznerControlPlaneOptions>({ ...controlPlaneShape, ...machineShape, bareMetal: struct(bareMetalShape) }),
  pools: poolList<HetznerPoolOptions>({ ...poolShape, ...machineShape, bareMetal: struct(bareMetalShape) }),
};

/**
 * Machines of Hetzner Cloud and servers of Hetzner Robot by cluster-api-provider-hetzner, tested with v1.1.8. Cloud provider and storage driver become
 * addons of the cluster by themselves.
 */
export class HetznerTopology extends Topology {
  private readonly props: HetznerTopologyProps;

  /** Throws on the first value that the provider or Hetzner would refuse. */
  public constructor(props: HetznerTopologyProps) {
    props = withoutNulls(props);
    checkProps('HetznerTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    const { regions, credentials, endpoint, loadBalancer, privateNetwork } = props;
    const zones = [...new Set([...regions, ...loadBalancer?.region ? [loadBalancer.region] : []].map(networkZone))];
    if (zones.length > 1) { throw new Error(`HetznerTopology.regions: they are in the network zones ${zones.join(' and ')}; choose locations of one.`); }
    if (endpoint && loadBalancer) { throw new Error('HetznerTopology.loadBalancer: with endpoint the provider makes none; leave one of the two out.'); }
    const missing = credentials?.missing(this.secretKeys);
    if (missing !== undefined) { throw new Error(`HetznerTopology.credentials: ${missing}.`); }
    if (privateNetwork === false && props.network) { throw new Error('HetznerTopology.network: there is no private network; leave it out, or privateNetwork.'); }
    if (privateNetwork && this.hasBareMetal) { throw new Error('HetznerTopology.privateNetwork: servers of Hetzner Robot are not in it and could not join; leave it out.'); }
    for (const group of this.groups) { checkGroup(group, zones[0]!); }
  }

  public get requiredAddons(): string[] {
    return ['hcloud-cloud-controller-manager', 'hcloud-csi'];
  }

  public get facts(): { [key: string]: string } {
    return {
      'hetzner.secret': this.props.credentialsSecret,
      'hetzner.region': this.props.regions[0],
      ...(this.hasNetwork ? { 'hetzner.network': 'true' } : {}),
      ...(this.hasBareMetal ? { 'hetzner.robot': 'true' } : {}),
    };
  }

  public get publishesCapacity(): boolean {
    return !this.hasBareMetal;
  }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const { regions, credentialsSecret, sshKeys, robotSshSecret, endpoint } = this.props;
    const hosted = cluster.controlPlaneReplicas === 0;
    const annotations = {
      // So that the official cloud provider knows these servers.
      ...(this.hasBareMetal ? { 'capi.syself.com/use-hrobot-provider-id-for-baremetal': 'true' } : {}),
      ...(hosted && !endpoint ? { 'capi.syself.com/allow-empty-control-plane-address': 'true' } : {}),
    };
    return {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
      kind: 'HetznerCluster',
      annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
      spec: {
        controlPlaneRegions: regions,
        controlPlaneEndpoint: endpoint && { host: endpoint.host, port: endpoint.port },
        controlPlaneLoadBalancer: hosted || endpoint ? { enabled: false } : this.loadBalancer(cluster),
        hcloudNetwork: this.network(),
        hcloudPlacementGroups: this.placementGroups(cluster),
        hetznerSecretRef: {
          name: credentialsSecret,
          key: { hcloudToken: TOKEN, ...(this.hasBareMetal ? { hetznerRobotUser: ROBOT_USER, hetznerRobotPassword: ROBOT_PASSWORD } : {}) },
        },
        sshKeys: { hcloud: (sshKeys ?? []).map(name => ({ name })), robotRescueSecretRef: robotSshSecret && rescueSecret(robotSshSecret) },
      },
    };
  }

  public supportingObjects({ namespace }: ClusterContext): NamedManifest[] {
    const { credentials, credentialsSecret } = this.props;
    return credentials ? [credentials.manifest({ name: credentialsSecret, namespace, keys: this.secretKeys })] : [];
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.machines(cluster, this.groups[0]);
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.machines(cluster, this.groups.slice(1).find(({ part }) => part === poolName) ?? { ...this.group(poolName, '', undefined), spread: false });
  }

  /** Machines of the cloud are in the first of the locations where their pool names none; the location of servers is that of the host. */
  public poolFailureDomain(cluster: ClusterContext, poolName: string): string | undefined {
    const pool = this.props.pools?.find(({ name }) => name === poolName);
    return super.poolFailureDomain(cluster, poolName) ?? (pool?.bareMetal ? undefined : this.props.regions[0]);
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return SETUP;
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return SETUP;
  }

  public problems(cluster: ClusterContext): string[] {
    const groups = this.groups.filter(({ part }) => part !== CONTROL_PLANE || cluster.controlPlaneReplicas > 0);
    return [
      ...groups.flatMap(group => imageProblem(group, clusterOfPool(cluster, this.poolOptions(group)).kubernetesVersion)),
      ...(this.hasNetwork ? overlapProblems(cluster, this.props.network?.cidr ?? '10.0.0.0/16') : []),
      ...spreadProblems(groups.map(group => ({
        group, options: this.poolOptions(group) ?? { ...this.controlPlane, replicas: cluster.controlPlaneReplicas },
      }))),
    ];
  }

  private get hasBareMetal(): boolean {
    return this.groups.some(({ bareMetal }) => bareMetal);
  }

  private get hasNetwork(): boolean {
    return this.props.privateNetwork ?? !this.hasBareMetal;
  }

  private get secretKeys(): string[] {
    return [TOKEN, ...(this.hasBareMetal ? [ROBOT_USER, ROBOT_PASSWORD] : [])];
  }

  /** The control plane first. */
  private get groups(): Group[] {
    const { controlPlane, pools = [] } = this.props;
    return [this.group(CONTROL_PLANE, 'controlPlane', controlPlane), ...pools.map(pool => this.group(pool.name, `pools["${pool.name}"]`, pool))];
  }

  private group(part: string, where: string, own: GroupOptions | undefined): Group {
    const options = machineOptions(this.props, own);
    const bareMetal = own?.bareMetal;
    const given = machineOptions(own);
    const spread = !bareMetal && (options.spread ?? part === CONTROL_PLANE);
    const sshSecret = bareMetal?.sshSecret ?? this.props.robotSshSecret;
    return { part, where, options, given, bareMetal, spread, sshSecret, failureDomain: own?.failureDomain };
  }

  private poolOptions({ part }: Group): HetznerPoolOptions | undefined {
    return this.props.pools?.find(({ name }) => name === part);
  }

  private machines({ kubernetesVersion }: ClusterContext, { part, options, bareMetal, spread, sshSecret }: Group): Manifest {
    return bareMetal
      ? bareMetalTemplate(bareMetal, kubernetesVersion.text, sshSecret!)
      : cloudTemplate(options, kubernetesVersion.text, spread ? part : undefined);
  }

  private placementGroups({ controlPlaneReplicas }: ClusterContext): object[] | undefined {
    const groups = this.groups.filter(({ part, spread }) => spread && (part !== CONTROL_PLANE || controlPlaneReplicas > 0));
    return groups.length > 0 ? groups.map(({ part }) => ({ name: part, type: 'spread' })) : undefined;
  }

  private loadBalancer({ controlPlanePorts }: ClusterContext): object {
    const { regions, loadBalancer: { type, algorithm, region, existing } = {} } = this.props;
    const services = controlPlanePorts.map(port => ({ protocol: 'tcp', listenPort: port, destinationPort: port }));
    return { name: existing, region: region ?? regions[0], type: type ?? 'lb11', algorithm, extraServices: services.length > 0 ? services : undefined };
  }

  private network(): object {
    if (!this.hasNetwork) { return { enabled: false }; }
    const { network: { cidr, subnet } = {}, regions } = this.props;
    return { enabled: true, networkZone: networkZone(regions[0]), cidrBlock: cidr ?? '10.0.0.0/16', subnetCidrBlock: subnet ?? '10.0.0.0/24' };
  }
}

/** What a control plane or a pool says of its machines. */
type GroupOptions = HetznerMachineOptions & { readonly bareMetal?: HetznerBareMetal; readonly failureDomain?: string };

const SETUP: NodeSetup = { externalCloudProvider: true };
