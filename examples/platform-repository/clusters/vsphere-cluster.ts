import { Size } from 'cdk8s';
import { Endpoint, VSphereTopology, WorkloadCluster } from 'cdk8s-cluster-api';
import { Construct } from 'constructs';

/** What differs between the clusters of this company. */
export interface Environment {
  readonly name: string;
  readonly endpoint: string;
  readonly controlPlanes: number;
  readonly workers: number;
}

/** The one kind of cluster this company runs. */
export function vsphereCluster(scope: Construct, { name, endpoint, controlPlanes, workers }: Environment): WorkloadCluster {
  return new WorkloadCluster(scope, name, {
    kubernetesVersion: 'v1.34.3',
    labels: { 'platform.example.com/environment': name },
    topology: new VSphereTopology({
      server: 'vcenter.example.com',
      credentialsSecret: `${name}-vcenter`,
      template: 'ubuntu-2404-{version}',
      network: `${name}-nodes`,
      folder: `/DC1/vm/${name}`,
      endpoint: Endpoint.kubeVip(endpoint),
      controlPlane: { replicas: controlPlanes },
      pools: [{ name: 'general', replicas: workers, cpus: 8, memory: Size.gibibytes(32) }],
    }),
  });
}
