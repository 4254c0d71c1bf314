import { CloudscaleControlPlaneOptions, CloudscaleMachineOptions, CloudscalePoolOptions, machineShape } from './cloudscale/options';
import { machineLayers, needed, withVersion } from './shared/machine-layers';
import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';
import { checkProps, refuse, required, Shape, struct } from '../values/check';
import { objectName } from '../values/check-names';
import { instanceOf, oneOf } from '../values/check-scalars';
import { cidr, Cidr } from '../values/cidr';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta2';
const KEYS = ['token'];
const NETWORK = 'nodes';
const ADDRESSES = '10.0.0.0/24';
/** Servers of one server group. */
const SPREAD_LIMIT = 4;

/** A region of cloudscale. */
export enum CloudscaleRegion {
  /** Rümlang. */
  RMA = 'rma',

  /** Lupfig. */
  LPG = 'lpg',
}

/** Servers at cloudscale. The machine options here are the defaults of the control plane and of every pool. */
export interface CloudscaleTopologyProps extends CloudscaleMachineOptions {
  /** Region of everything. It cannot be changed. */
  readonly region: CloudscaleRegion;

  /** Secret in the cluster's namespace with the key `token`. Neither another name nor new content replaces machines. */
  readonly credentialsSecret: string;

  /**
   * How that Secret gets there.
   * @default - it exists already; label it `clusterctl.cluster.x-k8s.io/move`
   */
  readonly credentials?: Credentials;

  /**
   * Addresses of the private network of the cluster's own, IPv4. It must not overlap the pods': the load balancer could not reach machines. It cannot be changed.
   * @default 10.0.0.0/24
   */
  readonly network?: string;

  /**
   * Address of the API server, in place of a load balancer of cloudscale.
   * @default - that of a public load balancer, which the provider makes
   */
  readonly endpoint?: Endpoint;

  /**
   * The control plane machines.
   * @default - three machines on different hosts
   */
  readonly controlPlane?: CloudscaleControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: CloudscalePoolOptions[];
}

const shape: Shape<CloudscaleTopologyProps> = {
  ...machineShape,
  region: required(oneOf(CloudscaleRegion)),
  credentialsSecret: required(objectName),
  credentials: credentialsCheck,
  network: (where, value) => {
    cidr(where, value);
    if (Cidr.parse(value as string)!.family !== 4) { refuse(where, value, 'is IPv6; write IPv4 addresses, for example "10.0.0.0/24"'); }
  },
  endpoint: instanceOf(Endpoint, 'Endpoint.loadBalancer(…)'),
  controlPlane: struct<CloudscaleControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<CloudscalePoolOptions>({ ...poolShape, ...machineShape }),
};

/** Servers of cloudscale.ch by cluster-api-provider-cloudscale, written for v1.1. */
export class CloudscaleTopology extends Topology {
  private readonly props: CloudscaleTopologyProps;

  /** Throws on the first value that the provider or cloudscale would refuse. */
  public constructor(props: CloudscaleTopologyProps) {
    props = withoutNulls(props);
    checkProps('CloudscaleTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    const missing = props.credentials?.missing(KEYS);
    if (missing !== undefined) { throw new Error(`CloudscaleTopology.credentials: ${missing}.`); }
    this.checkGroup('controlPlane', 3, props.controlPlane);
    for (const pool of props.pools ?? []) { this.checkGroup(`pools["${pool.name}"]`, 1, pool); }
  }

  /** The provider writes the size of machines into the status of their template. */
  public get publishesCapacity(): boolean {
    return true;
  }

  public infrastructureCluster({ controlPlaneReplicas }: ClusterContext): Manifest {
    const { region, credentialsSecret, network, endpoint } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'CloudscaleCluster',
      spec: {
        region,
        credentialsRef: { name: credentialsSecret },
        networks: [{ name: NETWORK, cidr: network ?? ADDRESSES }],
        controlPlaneEndpoint: endpoint && { host: endpoint.host, port: endpoint.port },
        controlPlaneLoadBalancer: endpoint || controlPlaneReplicas === 0 ? { enabled: false } : { enabled: true, poolMemberNetwork: NETWORK },
      },
    };
  }

  public supportingObjects({ namespace }: ClusterContext): NamedManifest[] {
    const { credentials, credentialsSecret } = this.props;
    return credentials ? [credentials.manifest({ name: credentialsSecret, namespace, keys: KEYS })] : [];
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.machines(cluster, 'control-plane', { spread: true, ...machineLayers(machineShape, this.props, this.props.controlPlane) });
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.machines(cluster, poolName, machineLayers(machineShape, this.props, this.props.pools?.find(({ name }) => name === poolName)));
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return { externalCloudProvider: true };
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return { externalCloudProvider: true };
  }

  public problems({ name, podCidrs, serviceCidrs, controlPlanePorts, controlPlaneReplicas }: ClusterContext): string[] {
    const network = this.props.network ?? ADDRESSES;
    const own = Cidr.parse(network)!;
    const overlaps = [...podCidrs, ...serviceCidrs].filter(text => {
      const other = Cidr.parse(text);
      return other !== undefined && other.family === 4 && other.first <= own.last && own.first <= other.last;
    });
    const ports = this.props.endpoint || controlPlaneReplicas === 0 ? [] : controlPlanePorts;
    return [
      ...overlaps.map(text => `CSC-01 network-overlap: ${text} of cluster "${name}" overlaps the private network ${network}; change network of the topology or the cluster's network.`),
      ...(ports.length === 0 ? [] : [`CSC-02 balancer-ports: machines of cluster "${name}" join at port ${ports.join(', ')}, which the provider's load balancer does not forward; write endpoint with a balancer of your own.`]),
    ];
  }

  private checkGroup(where: string, usual: number, group: CloudscaleControlPlaneOptions | CloudscalePoolOptions | undefined): void {
    const { flavor, image, spread = usual > 1 } = machineLayers(machineShape, this.props, group);
    needed(`CloudscaleTopology.${where}.flavor`, flavor);
    needed(`CloudscaleTopology.${where}.image`, image);
    const replicas = (group as CloudscalePoolOptions | undefined)?.autoscale?.max ?? group?.replicas ?? usual;
    const servers = replicas + (group?.rollout?.maxSurge === '0' ? 0 : 1);
    if (spread && servers > SPREAD_LIMIT) {
      throw new Error(`CloudscaleTopology.${where}.spread: it may have ${servers} machines during a rollout and a server group holds ${SPREAD_LIMIT}; write spread: false or fewer machines.`);
    }
  }

  private machines({ name, kubernetesVersion }: ClusterContext, part: string, options: Partial<CloudscaleMachineOptions>): Manifest {
    const { flavor, image, rootVolume, spread, publicAddress = true, tags } = options;
    return {
      apiVersion: API_VERSION,
      kind: 'CloudscaleMachineTemplate',
      spec: {
        template: {
          spec: {
            flavor,
            image: withVersion(image, kubernetesVersion.text),
            rootVolumeSize: rootVolume?.toGibibytes() ?? 50,
            interfaces: [...(publicAddress ? [{ type: 'public' }] : []), { network: NETWORK }],
            serverGroup: spread ? { name: `${name}-${part}` } : undefined,
            tags,
          },
        },
      },
    };
  }
}
