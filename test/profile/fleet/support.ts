import { Construct } from 'constructs';
import { Endpoint, KubernetesOptions, NodeSetup, VSphereTopology, VSphereTopologyProps, WorkloadCluster, WorkloadClusterProps } from '../../../src';

/** A certificate as far as its form goes; nobody verifies anything with it. */
export const CERTIFICATE = ['-----BEGIN CERTIFICATE-----', 'MIIBszCCAVmgAwIBAgIUQ2x1c3RlciBBUEkgdGVzdA==', '-----END CERTIFICATE-----', ''].join('\n');

/** A public key that belongs to nobody. */
export const SSH_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExhbXBsZUtleUZvclRlc3RzT25seU5vdFJlYWwx';

/** A cluster of the fleet. Everything that is not about its theme is the same for all, and said: a new default must not hide here. */
export function cluster(
  scope: Construct, name: string, topology: Partial<VSphereTopologyProps>,
  rest: Partial<WorkloadClusterProps> & { readonly setup?: NodeSetup; readonly kubernetes?: KubernetesOptions } = {},
): WorkloadCluster {
  return new WorkloadCluster(scope, name, {
    kubernetesVersion: 'v1.34.3',
    renderProfile: '2026-11',
    topology: new VSphereTopology({
      server: 'vcenter.example.com',
      credentialsSecret: `${name}-vcenter`,
      template: 'ubuntu-2404-{version}',
      network: 'nodes',
      endpoint: Endpoint.loadBalancer(`api.${name}.example.com`),
      ...topology,
    }),
    ...rest,
  });
}
