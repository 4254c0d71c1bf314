import { accessShape, hostList, pooledMachines, poolName } from './remote/hosts';
import { RemoteAccess, RemoteControlPlaneOptions, RemoteHost, RemotePoolOptions } from './remote/options';
import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';
import { checkProps, required, Shape, struct } from '../values/check';
import { instanceOf } from '../values/check-scalars';
import { countOf } from '../values/count-or-percent';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta2';
const CONTROL_PLANE = 'control-plane';
const KEY = 'value';

/** Machines that run already. How they are reached is said here for all, or for each. */
export interface RemoteTopologyProps extends RemoteAccess {
  /**
   * How the Secret `sshKeySecret` comes about.
   * @default - it exists already
   */
  readonly credentials?: Credentials;

  /**
   * Where the API server is: an address of your own, because the provider makes no balancer.
   * @default - the hosted control plane tells it
   */
  readonly endpoint?: Endpoint;

  /**
   * The control plane machines.
   * @default - none: the control plane is hosted
   */
  readonly controlPlane?: RemoteControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: RemotePoolOptions[];
}

const shape: Shape<RemoteTopologyProps> = {
  ...accessShape,
  credentials: credentialsCheck,
  endpoint: instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)'),
  controlPlane: struct<RemoteControlPlaneOptions>({ ...controlPlaneShape, hosts: required(hostList) }),
  pools: poolList<RemotePoolOptions>({ ...poolShape, hosts: required(hostList) }),
};

/**
 * Machines that run already and are reached by SSH: bare metal, edge devices, virtual machines made by something else. By k0smotron's infrastructure
 * provider, tested with the CRDs of v2.1.0. It makes and deletes no machines; it takes them from a list and gives them back.
 */
export class RemoteTopology extends Topology {
  private readonly props: RemoteTopologyProps;

  /** Throws on the first value that the provider would refuse, and on a machine in two places. */
  public constructor(props: RemoteTopologyProps) {
    props = withoutNulls(props);
    checkProps('RemoteTopology', props, shape);
    const { hosts: _hosts, ...controlPlane } = props.controlPlane ?? { hosts: [] };
    super(controlPlane, (props.pools ?? []).map(({ hosts: _own, ...pool }) => pool), props.endpoint);
    this.props = props;
    this.checkHosts();
    const missing = props.credentials?.missing([KEY]);
    if (missing !== undefined) { throw new Error(`RemoteTopology.credentials: ${missing}.`); }
    if (props.credentials && !props.sshKeySecret) { throw new Error('RemoteTopology.sshKeySecret: a value is required where credentials are given.'); }
  }

  public get needsEndpoint(): boolean {
    return true;
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    return { TalosControlPlane: 'its machines are reached by SSH, which Talos Linux does not have' };
  }

  public get classProblem(): string | undefined {
    return 'RemoteMachineTemplate names the list of machines of one cluster (k0smotron v2.1.0)';
  }

  public infrastructureCluster({ endpoint }: ClusterContext): Manifest {
    return {
      apiVersion: API_VERSION,
      kind: 'RemoteCluster',
      spec: endpoint ? { controlPlaneEndpoint: { host: endpoint.host, port: endpoint.port } } : {},
    };
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.template(cluster, CONTROL_PLANE);
  }

  public poolMachines(cluster: ClusterContext, pool: string): Manifest {
    return this.template(cluster, pool);
  }

  public supportingObjects(cluster: ClusterContext): NamedManifest[] {
    const { sshKeySecret, user, port, sudo, cleanUpCommands, credentials } = this.props;
    const general: RemoteAccess = { sshKeySecret, user, port, sudo, cleanUpCommands };
    return [
      ...(credentials ? [credentials.manifest({ name: sshKeySecret!, namespace: cluster.namespace, keys: [KEY] })] : []),
      ...this.groups(cluster).flatMap(([group, hosts]) => pooledMachines(cluster, group, hosts, general)),
    ];
  }

  public problems(cluster: ClusterContext): string[] {
    const { controlPlaneReplicas, name: clusterName } = cluster;
    return [
      ...(controlPlaneReplicas === 0 && this.props.controlPlane
        ? [`RMT-02 hosted-control-plane: the control plane of "${clusterName}" is hosted and takes no machines; leave out controlPlane.hosts.`]
        : []),
      ...(controlPlaneReplicas > 0 ? [shortage('controlPlane', controlPlaneReplicas, this.props.controlPlane?.hosts ?? [])] : []),
      ...(this.props.pools ?? []).map(({ name, hosts, replicas = 1, autoscale, rollout }) => {
        const most = autoscale?.max ?? replicas;
        return shortage(`pools["${name}"]`, most > 0 ? most + countOf(rollout?.maxSurge ?? '1', most) : 0, hosts);
      }),
    ].filter(problem => problem !== undefined);
  }

  private template(cluster: ClusterContext, group: string): Manifest {
    return { apiVersion: API_VERSION, kind: 'RemoteMachineTemplate', spec: { template: { spec: { pool: poolName(cluster, group) } } } };
  }

  /** The lists of machines that the cluster takes from. */
  private groups({ controlPlaneReplicas }: ClusterContext): [string, RemoteHost[]][] {
    const { controlPlane, pools = [] } = this.props;
    return [
      ...(controlPlane && controlPlaneReplicas > 0 ? [[CONTROL_PLANE, controlPlane.hosts] as [string, RemoteHost[]]] : []),
      ...pools.map(({ name, hosts }): [string, RemoteHost[]] => [name, hosts]),
    ];
  }

  /** One machine can do one thing only, and somebody must hold the key to it. */
  private checkHosts(): void {
    const { controlPlane, pools = [], sshKeySecret, port } = this.props;
    const seen = new Map<string, string>();
    const ofPools = pools.map(({ name, hosts }): [string, RemoteHost[]] => [`pools["${name}"]`, hosts]);
    const lists: [string, RemoteHost[]][] = [['controlPlane', controlPlane?.hosts ?? []], ...ofPools];
    for (const [where, hosts] of lists) {
      for (const own of hosts) {
        const at = `RemoteTopology.${where}.hosts["${own.address}"]`;
        if (!(own.sshKeySecret ?? sshKeySecret)) { throw new Error(`${at}.sshKeySecret: a value is required, here or at the topology.`); }
        const address = `${own.address.toLowerCase()}:${own.port ?? port ?? 22}`;
        const before = seen.get(address);
        if (before) { throw new Error(`${at}: the machine is in ${before} as well; keep one.`); }
        seen.set(address, where);
      }
    }
  }
}

function shortage(where: string, needed: number, hosts: readonly RemoteHost[]): string | undefined {
  const instead = where === 'controlPlane' ? 'fewer replicas' : 'rollout: { maxSurge: "0", maxUnavailable: "1" }';
  return hosts.length < needed
    ? `RMT-01 hosts: ${where} may need ${needed} machines (rollouts included) and has ${hosts.length}; add hosts or write ${instead}.`
    : undefined;
}
