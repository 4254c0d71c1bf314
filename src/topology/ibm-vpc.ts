import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { IbmVpcControlPlaneOptions, IbmVpcMachineOptions, IbmVpcPoolOptions, machineShape } from './ibm-vpc/options';
import { machineLayers, needed } from './shared/machine-layers';
import { Manifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { checkProps, required, Shape, struct } from '../values/check';
import { instanceOf, text } from '../values/check-scalars';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta2';

/** A cluster in a VPC of IBM Cloud. The machine options here are the defaults of the control plane and of every pool. */
export interface IbmVpcTopologyProps extends IbmVpcMachineOptions {
  /** Region, for example `eu-de`. It cannot be changed. */
  readonly region: string;

  /** Zone of all machines, for example `eu-de-1`: the provider makes one subnet. It cannot be changed. */
  readonly zone: string;

  /** Identifier of the resource group, not its name: the provider hands it on as it is (cluster-api-provider-ibmcloud v0.14.0). It cannot be changed. */
  readonly resourceGroup: string;

  /** Name of the VPC, which the provider makes where it does not exist. It cannot be changed. */
  readonly vpc: string;

  /**
   * Address of the API server, in place of a load balancer of the VPC. It cannot be changed.
   * @default - that of a public load balancer, which the provider makes
   */
  readonly endpoint?: Endpoint;

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: IbmVpcControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: IbmVpcPoolOptions[];
}

const shape: Shape<IbmVpcTopologyProps> = {
  ...machineShape,
  region: required(text({ what: 'region', pattern: /^[a-z]{2}-[a-z]+$/, example: 'eu-de' })),
  zone: required(text({ what: 'zone', pattern: /^[a-z]{2}-[a-z]+-\d+$/, example: 'eu-de-1' })),
  resourceGroup: required(text({ what: 'resource group identifier', pattern: /^[0-9a-f]{32}$/, example: '4a1b2c3d4e5f60718293a4b5c6d7e8f9' })),
  vpc: required(text({ what: 'name of a VPC', pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/, max: 63, example: 'clusters' })),
  endpoint: instanceOf(Endpoint, 'Endpoint.loadBalancer(…)'),
  controlPlane: struct<IbmVpcControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<IbmVpcPoolOptions>({ ...poolShape, ...machineShape }),
};

/** Virtual servers in a VPC of IBM Cloud by cluster-api-provider-ibmcloud, tested with v0.14.0. */
export class IbmVpcTopology extends Topology {
  private readonly props: IbmVpcTopologyProps;

  /** Throws on the first value that the provider or IBM Cloud would refuse. */
  public constructor(props: IbmVpcTopologyProps) {
    props = withoutNulls(props);
    checkProps('IbmVpcTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    if (!props.zone.startsWith(`${props.region}-`)) { throw new Error(`IbmVpcTopology.zone: "${props.zone}" is not in region ${props.region}; write for example "${props.region}-1".`); }
    const groups: [string, IbmVpcMachineOptions | undefined][] = [['controlPlane', props.controlPlane], ...(props.pools ?? []).map((pool): [string, IbmVpcMachineOptions] => [`pools["${pool.name}"]`, pool])];
    for (const [where, group] of groups) {
      const { profile, image } = machineLayers(machineShape, props, group);
      needed(`IbmVpcTopology.${where}.profile`, profile);
      needed(`IbmVpcTopology.${where}.image`, image);
    }
  }

  public infrastructureCluster({ name }: ClusterContext): Manifest {
    const { region, zone, resourceGroup, vpc, endpoint } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'IBMVPCCluster',
      spec: {
        region,
        zone,
        resourceGroup,
        vpc,
        controlPlaneEndpoint: endpoint && { host: endpoint.host, port: endpoint.port },
        controlPlaneLoadBalancer: endpoint ? undefined : { name: `${name}-api` },
      },
    };
  }

  public controlPlaneMachines(_cluster: ClusterContext): Manifest {
    return this.machines(this.props.controlPlane);
  }

  public poolMachines(_cluster: ClusterContext, poolName: string): Manifest {
    return this.machines(this.props.pools?.find(({ name }) => name === poolName));
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return { externalCloudProvider: true };
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return { externalCloudProvider: true };
  }

  public problems({ name, controlPlanePorts, controlPlaneReplicas }: ClusterContext): string[] {
    if (this.props.endpoint) { return []; }
    if (controlPlaneReplicas === 0) {
      return [`IBM-01 hosted-endpoint: the control plane of cluster "${name}" is hosted, and the provider takes no cluster without an address of its own or a load balancer; write endpoint.`];
    }
    return controlPlanePorts.length === 0 ? [] : [
      `IBM-02 balancer-ports: machines of cluster "${name}" join at port ${controlPlanePorts.join(', ')}, which the provider's load balancer does not forward; write endpoint with a balancer of your own.`,
    ];
  }

  private machines(group: IbmVpcMachineOptions | undefined): Manifest {
    const { profile, image, sshKeys, bootVolume, encryptionKey } = machineLayers(machineShape, this.props, group);
    return {
      apiVersion: API_VERSION,
      kind: 'IBMVPCMachineTemplate',
      spec: {
        template: {
          spec: {
            zone: this.props.zone,
            profile,
            image: { name: image },
            sshKeys: sshKeys?.map(key => ({ name: key })),
            bootVolume: { sizeGiB: bootVolume?.toGibibytes() ?? 100, encryptionKeyCRN: encryptionKey },
          },
        },
      },
    };
  }
}
