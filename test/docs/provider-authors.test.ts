import { readFileSync } from 'fs';
import { join } from 'path';
import { ClusterContext, ControlPlaneOptions, Endpoint, Manifest, NodeSetup, PoolOptions, Topology } from '../../src';
import { topologySuite } from '../contract/topology.suite';

/* eslint-disable @stylistic/brace-style */
// docs/provider-authors.md begins
const API = 'infrastructure.cluster.x-k8s.io/v1alpha1';

export interface ProxmoxMachineOptions {
  /** CPUs. Changing it replaces the machines. */
  readonly cpus?: number;
}

export interface ProxmoxPoolOptions extends PoolOptions, ProxmoxMachineOptions {}
export interface ProxmoxControlPlaneOptions extends ControlPlaneOptions, ProxmoxMachineOptions {}

export interface ProxmoxTopologyProps {
  readonly credentialsSecret: string;
  readonly endpoint?: Endpoint;
  readonly controlPlane?: ProxmoxControlPlaneOptions;
  readonly pools?: ProxmoxPoolOptions[];
}

export class ProxmoxTopology extends Topology {
  public constructor(private readonly props: ProxmoxTopologyProps) {
    super(props.controlPlane ?? {}, props.pools ?? [], props.endpoint);
  }

  public get needsEndpoint(): boolean { return true; }

  public infrastructureCluster(cluster: ClusterContext): Manifest {
    const { endpoint, credentialsSecret } = this.props;
    return {
      apiVersion: API,
      kind: 'ProxmoxCluster',
      spec: {
        controlPlaneEndpoint: cluster.controlPlaneReplicas > 0 && endpoint ? { host: endpoint.host, port: endpoint.port } : undefined,
        credentialsRef: { name: credentialsSecret },
      },
    };
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.machines(cluster, this.props.controlPlane);
  }

  public poolMachines(cluster: ClusterContext, poolName: string): Manifest {
    return this.machines(cluster, this.props.pools?.find(({ name }) => name === poolName));
  }

  public controlPlaneSetup(): NodeSetup { return SETUP; }
  public poolSetup(): NodeSetup { return SETUP; }

  private machines({ kubernetesVersion }: ClusterContext, { cpus = 4 }: ProxmoxMachineOptions = {}): Manifest {
    const spec = { numCores: cpus, templateSelector: { matchTags: [kubernetesVersion.text] } };
    return { apiVersion: API, kind: 'ProxmoxMachineTemplate', spec: { template: { spec } } };
  }
}

const SETUP: NodeSetup = { kubeletArguments: { 'provider-id': "proxmox://'{{ ds.meta_data.instance_id }}'" } };
// docs/provider-authors.md ends

topologySuite('the topology of docs/provider-authors.md', (controlPlane, pools) => (
  new ProxmoxTopology({ credentialsSecret: 'pve', endpoint: Endpoint.loadBalancer('192.0.2.10'), controlPlane, pools })));

test('docs/provider-authors.md shows this class', () => {
  const own = readFileSync(__filename, 'utf8').split(/^\/\/ docs\/provider-authors\.md (?:begins|ends)\n/m)[1].trim();
  expect(readFileSync(join(__dirname, '..', '..', 'docs', 'provider-authors.md'), 'utf8')).toContain(own);
});
