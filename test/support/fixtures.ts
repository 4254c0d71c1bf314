import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { Endpoint, VSphereTopology, VSphereTopologyProps, WorkloadCluster, WorkloadClusterProps } from '../../src';

/** The smallest honest vSphere topology; override what the test is about. */
export function vsphere(props: Partial<VSphereTopologyProps> = {}): VSphereTopology {
  return new VSphereTopology({
    server: 'vcenter.example.com',
    credentialsSecret: 'vsphere-credentials',
    template: 'ubuntu-2404-{version}',
    network: 'workload',
    endpoint: Endpoint.kubeVip('10.0.0.10'),
    ...props,
  });
}

/** The cluster of the README. */
export function prod(scope: Construct, props: Partial<WorkloadClusterProps> = {}): WorkloadCluster {
  return new WorkloadCluster(scope, 'prod', {
    kubernetesVersion: 'v1.34.3',
    topology: vsphere({
      controlPlane: { cpus: 4, memory: Size.gibibytes(16) },
      pools: [
        { name: 'general', replicas: 5, cpus: 8, memory: Size.gibibytes(32) },
        { name: 'batch', autoscale: { min: 0, max: 20 }, cpus: 16, memory: Size.gibibytes(64) },
      ],
    }),
    ...props,
  });
}
