import { ByohControlPlaneOptions, ByohMachineOptions, ByohPoolOptions, machineShape } from './byoh/options';
import { machineLayers } from './shared/machine-layers';
import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { Manifest } from '../manifest/manifest';
import { controlPlaneShape, poolList, poolShape } from '../options/group/group-shapes';
import { checkProps, Shape, struct } from '../values/check';
import { instanceOf } from '../values/check-scalars';
import { Endpoint } from '../values/endpoint';
import { withoutNulls } from '../values/without-nulls';

const API_VERSION = 'infrastructure.cluster.x-k8s.io/v1beta1';

/** Hosts of one's own. The machine options here are the defaults of the control plane and of every pool. */
export interface ByohTopologyProps extends ByohMachineOptions {
  /**
   * Address of the API server. It cannot be changed.
   * @default - a hosted control plane says it
   */
  readonly endpoint?: Endpoint;

  /**
   * The control plane machines.
   * @default - three machines
   */
  readonly controlPlane?: ByohControlPlaneOptions;

  /**
   * The worker pools.
   * @default - none
   */
  readonly pools?: ByohPoolOptions[];
}

const shape: Shape<ByohTopologyProps> = {
  ...machineShape,
  endpoint: instanceOf(Endpoint, 'Endpoint.kubeVip(…) or Endpoint.loadBalancer(…)'),
  controlPlane: struct<ByohControlPlaneOptions>({ ...controlPlaneShape, ...machineShape }),
  pools: poolList<ByohPoolOptions>({ ...poolShape, ...machineShape }),
};

/**
 * Hosts that exist and run an agent, by cluster-api-provider-bringyourownhost, tested with v0.5.0. Its development rests since 2024; for new clusters
 * prefer `Metal3Topology`. containerd, kubeadm and kubelet are on the hosts: its installer knows Kubernetes up to 1.26 only and is not rendered.
 */
export class ByohTopology extends Topology {
  private readonly props: ByohTopologyProps;

  /** Throws on the first value that the provider would refuse. */
  public constructor(props: ByohTopologyProps = {}) {
    props = withoutNulls(props);
    checkProps('ByohTopology', props, shape);
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
    this.props = props;
  }

  public get needsEndpoint(): boolean {
    return true;
  }

  public get hostedClassProblem(): string | undefined {
    return 'ByoClusterTemplate needs a spec, and the address, which is all there is to write, comes from the hosted control plane (v0.5.0)';
  }

  public get unsuitable(): { [controlPlaneKind: string]: string } {
    return { TalosControlPlane: 'hosts run an operating system with the agent, not Talos Linux' };
  }

  public infrastructureCluster({ endpoint }: ClusterContext): Manifest {
    return {
      apiVersion: API_VERSION,
      kind: 'ByoCluster',
      spec: { controlPlaneEndpoint: endpoint && { host: endpoint.host, port: endpoint.port } },
    };
  }

  public controlPlaneMachines(_cluster: ClusterContext): Manifest {
    return this.machines(this.props.controlPlane);
  }

  public poolMachines(_cluster: ClusterContext, poolName: string): Manifest {
    return this.machines(this.props.pools?.find(({ name }) => name === poolName));
  }

  private machines(group: ByohMachineOptions | undefined): Manifest {
    const { hostSelector } = machineLayers(machineShape, this.props, group);
    return { apiVersion: API_VERSION, kind: 'ByoMachineTemplate', spec: { template: { spec: hostSelector === undefined ? {} : { selector: hostSelector } } } };
  }
}
