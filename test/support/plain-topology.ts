import { Construct } from 'constructs';
import { ClusterContext, ControlPlaneOptions, Manifest, PoolOptions, Topology, WorkloadCluster, WorkloadClusterProps } from '../../src';

/** A topology as an outsider would write it: only what the contract demands, of kinds nobody has a schema for. */
export class PlainTopology extends Topology {
  public constructor(controlPlane: ControlPlaneOptions = {}, pools: PoolOptions[] = []) {
    super(controlPlane, pools);
  }

  public infrastructureCluster(_cluster: ClusterContext): Manifest {
    return { apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'PlainCluster' };
  }

  public controlPlaneMachines(cluster: ClusterContext): Manifest {
    return this.machines(cluster);
  }

  public poolMachines(cluster: ClusterContext, _poolName: string): Manifest {
    return this.machines(cluster);
  }

  private machines(cluster: ClusterContext): Manifest {
    return {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
      kind: 'PlainMachineTemplate',
      spec: { template: { spec: { image: cluster.kubernetesVersion.text } } },
    };
  }
}

/** A cluster on a topology, named `prod` like that of the fixtures. */
export function clusterWith(scope: Construct, topology: Topology, props: Partial<WorkloadClusterProps> = {}): WorkloadCluster {
  return new WorkloadCluster(scope, 'prod', { kubernetesVersion: 'v1.34.3', topology, ...props });
}
