import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { IbmPowerVsProcessorType, IbmPowerVsSystem } from './ibm-power-vs/hardware';
import { IbmPowerVsControlPlaneOptions, IbmPowerVsMachineOptions, IbmPowerVsPoolOptions, machineShape } from './ibm-power-vs/options';
import { machineLayers, needed, withVersion } from './shared/machine-layers';
import { Manifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { NodeSetup } from '../options/node/node-setup';
import { checkProps, required, Shape, struct } from '../values/check';
import { instanceOf, text } from '../values/check-scalars';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta3';

/** A cluster on IBM Power Virtual Server. The machine options here are the defaults of the control plane and of every pool. */
export interface IbmPowerVsTopologyProps extends IbmPowerVsMachineOptions {
  /** Identifier of the workspace, which exists. It cannot be changed. */
  readonly workspace: string;

  /** Name of the private network of the workspace that the machines are in. Changing it replaces every machine. */
  readonly network: string;

  /**
   * Address of the API server: one of the network, or a balancer of your own. It cannot be changed.
   * @default - a hosted control plane says it
   */
  readonly endpoint?: Endpoint;

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: IbmPowerVsControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: IbmPowerVsPoolOptions[];
}

const shape: Shape<IbmPowerVsTopologyProps> = {
  ...machineShape,
  workspace: required(text({ what: 'workspace identifier', pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, example: '4a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9' })),
  network: required(text({ max: 255 })),
  endpoint: instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)'),
  controlPlane: struct<IbmPowerVsControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<IbmPowerVsPoolOptions>({ ...poolShape, ...machineShape }),
};

/** Virtual servers of IBM Power Virtual Server in a workspace that exists, by cluster-api-provider-ibmcloud, tested with v0.14.0. */
export class IbmPowerVsTopology extends Topology {
  private readonly props: IbmPowerVsTopologyProps;

  /** Throws on the first value that the provider would refuse. */
  public constructor(props: IbmPowerVsTopologyProps) {
    props = withoutNulls(props);
    checkProps('IbmPowerVsTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
    this.checkGroup('controlPlane', props.controlPlane);
    for (const pool of props.pools ?? []) { this.checkGroup(`pools["${pool.name}"]`, pool); }
  }

  public get needsEndpoint(): boolean {
    return true;
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    return {
      MicroK8sControlPlane: 'nodes on IBM Power are called as the metadata service says, which the bootstrap provider is not known to fill in (v0.6.11)',
    };
  }

  public infrastructureCluster({ endpoint }: ClusterContext): Manifest {
    const { workspace, network } = this.props;
    return {
      apiVersion: API_VERSION,
      kind: 'IBMPowerVSCluster',
      spec: {
        serviceInstance: { id: workspace },
        network: { name: network },
        controlPlaneEndpoint: endpoint && { host: endpoint.host, port: endpoint.port },
      },
    };
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.machines(cluster, this.props.controlPlane);
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.machines(cluster, this.props.pools?.find(({ name }) => name === poolName));
  }

  public controlPlaneSetup(_cluster: ClusterContext): NodeSetup {
    return SETUP;
  }

  public poolSetup(_cluster: ClusterContext, _poolName: string): NodeSetup {
    return SETUP;
  }

  private checkGroup(where: string, group: IbmPowerVsMachineOptions | undefined): void {
    const options = machineLayers(machineShape, this.props, group);
    for (const option of ['image', 'processors', 'memory'] as const) { needed<unknown>(`IbmPowerVsTopology.${where}.${option}`, options[option]); }
    const { processors, processorType } = options;
    if (processorType === IbmPowerVsProcessorType.DEDICATED && processors!.includes('.')) {
      throw new Error(`IbmPowerVsTopology.${where}.processors: "${processors}" is not whole, and dedicated processors are; write a whole number.`);
    }
  }

  private machines({ kubernetesVersion }: ClusterContext, group: IbmPowerVsMachineOptions | undefined): Manifest {
    const { image, processors, processorType, memory, system, sshKey } = machineLayers(machineShape, this.props, group);
    return {
      apiVersion: API_VERSION,
      kind: 'IBMPowerVSMachineTemplate',
      spec: {
        template: {
          spec: {
            serviceInstance: { id: this.props.workspace },
            network: { name: this.props.network },
            image: { name: withVersion(image, kubernetesVersion.text) },
            processors,
            processorType: processorType ?? IbmPowerVsProcessorType.SHARED,
            memoryGiB: memory?.toGibibytes(),
            systemType: system ?? IbmPowerVsSystem.S1022,
            sshKey,
          },
        },
      },
    };
  }
}

const SETUP: NodeSetup = { nodeName: '{{ v1.local_hostname }}', externalCloudProvider: true };
