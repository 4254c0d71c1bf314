import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { machineShape, OpenNebulaControlPlaneOptions, OpenNebulaMachineOptions, OpenNebulaPoolOptions } from './open-nebula/options';
import { machineLayers, needed, withVersion } from './shared/machine-layers';
import { Manifest, NamedManifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { Credentials } from '../options/secret/credentials';
import { credentialsCheck } from '../options/secret/credentials-shape';
import { checkProps, required, Shape, struct } from '../values/check';
import { objectName } from '../values/check-names';
import { instanceOf, integer, text } from '../values/check-scalars';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta1';
const KEYS = ['ONE_XMLRPC', 'ONE_AUTH'];

/** Virtual machines of OpenNebula. The machine options here are the defaults of the control plane and of every pool. */
export interface OpenNebulaTopologyProps extends OpenNebulaMachineOptions {
  /** Secret in the cluster's namespace with the keys `ONE_XMLRPC` (address) and `ONE_AUTH` (`user:password`). Neither another name nor new content replaces machines. */
  readonly credentialsSecret: string;

  /**
   * How that Secret gets there.
   * @default - it exists already; label it `clusterctl.cluster.x-k8s.io/move`
   */
  readonly credentials?: Credentials;

  /** Name of the virtual network of the machines. It counts for new machines. */
  readonly privateNetwork: string;

  /**
   * Name of the virtual network that the API server is reached from.
   * @default - that of the machines
   */
  readonly publicNetwork?: string;

  /**
   * Name of the VM template of the virtual router, which balances the API servers: the Service Virtual Router of the marketplace. It is read once,
   * when the cluster is made.
   * @default - none: `endpoint` is given
   */
  readonly routerTemplate?: string;

  /**
   * Number of virtual routers.
   * @default 2, so that one may fail
   */
  readonly routers?: number;

  /**
   * Address of the API server, in place of a virtual router.
   * @default - that of the virtual router, which the provider makes
   */
  readonly endpoint?: Endpoint;

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: OpenNebulaControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: OpenNebulaPoolOptions[];
}

const shape: Shape<OpenNebulaTopologyProps> = {
  ...machineShape,
  credentialsSecret: required(objectName),
  credentials: credentialsCheck,
  privateNetwork: required(text({ max: 128 })),
  publicNetwork: text({ max: 128 }),
  routerTemplate: text({ max: 128 }),
  routers: integer({ min: 1, max: 10 }),
  endpoint: instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)'),
  controlPlane: struct<OpenNebulaControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<OpenNebulaPoolOptions>({ ...poolShape, ...machineShape }),
};

/** Virtual machines of OpenNebula by cluster-api-provider-opennebula, tested with v0.1.7. */
export class OpenNebulaTopology extends Topology {
  private readonly props: OpenNebulaTopologyProps;

  /** Throws on the first value that the provider would refuse. */
  public constructor(props: OpenNebulaTopologyProps) {
    props = withoutNulls(props);
    checkProps('OpenNebulaTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    const { credentials, endpoint, routerTemplate, routers } = props;
    const missing = credentials?.missing(KEYS);
    if (missing !== undefined) { throw new Error(`OpenNebulaTopology.credentials: ${missing}.`); }
    if (endpoint && routerTemplate !== undefined) { throw new Error('OpenNebulaTopology.routerTemplate: with endpoint there is no virtual router; leave one of the two out.'); }
    if (routers !== undefined && routerTemplate === undefined) { throw new Error('OpenNebulaTopology.routers: there is no virtual router; write routerTemplate or leave it out.'); }
    needed('OpenNebulaTopology.controlPlane.template', machineLayers(machineShape, props, props.controlPlane).template);
    for (const pool of props.pools ?? []) { needed(`OpenNebulaTopology.pools["${pool.name}"].template`, machineLayers(machineShape, props, pool).template); }
  }

  public get needsEndpoint(): boolean {
    return this.props.routerTemplate === undefined;
  }

  public get classProblem(): string | undefined {
    return 'ONECluster has no template kind (v0.1.7)';
  }

  public infrastructureCluster({ controlPlaneReplicas }: ClusterContext): Manifest {
    const { credentialsSecret, privateNetwork, publicNetwork, routerTemplate, routers = 2, endpoint } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'ONECluster',
      spec: {
        secretName: credentialsSecret,
        publicNetwork: publicNetwork === undefined ? undefined : { name: publicNetwork },
        privateNetwork: { name: privateNetwork },
        virtualRouter: routerTemplate === undefined || controlPlaneReplicas === 0 ? undefined : { templateName: routerTemplate, replicas: routers },
        controlPlaneEndpoint: endpoint && { host: endpoint.host, port: endpoint.port },
      },
    };
  }

  public supportingObjects({ namespace }: ClusterContext): NamedManifest[] {
    const { credentials, credentialsSecret } = this.props;
    return credentials ? [credentials.manifest({ name: credentialsSecret, namespace, keys: KEYS })] : [];
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.machines(cluster, this.props.controlPlane);
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.machines(cluster, this.props.pools?.find(({ name }) => name === poolName));
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return { externalCloudProvider: true };
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return { externalCloudProvider: true };
  }

  public problems({ name, controlPlanePorts, controlPlaneReplicas }: ClusterContext): string[] {
    return this.props.endpoint || controlPlaneReplicas === 0 || controlPlanePorts.length === 0 ? [] : [
      `ONE-01 balancer-ports: machines of cluster "${name}" join at port ${controlPlanePorts.join(', ')}, which the virtual router does not forward; write endpoint with a balancer of your own.`,
    ];
  }

  private machines({ kubernetesVersion }: ClusterContext, group: OpenNebulaMachineOptions | undefined): Manifest {
    const { template } = machineLayers(machineShape, this.props, group);
    return { apiVersion: API_VERSION, kind: 'ONEMachineTemplate', spec: { template: { spec: { templateName: withVersion(template, kubernetesVersion.text) } } } };
  }
}
