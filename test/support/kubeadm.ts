import { vsphere } from './fixtures';
import { ofKind, synthesize } from './golden';
import { BootFormat, NodeSetup, VSpherePoolOptions, WorkloadCluster, WorkloadClusterProps } from '../../src';

/** The KubeadmConfig of a pool with this setup. */
export function poolConfig(setup: NodeSetup, pool: Partial<VSpherePoolOptions> = {}, cluster: Partial<WorkloadClusterProps> = {}): any {
  const objects = synthesize(chart => {
    new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3', topology: vsphere({ pools: [{ name: 'general', setup, ...pool }] }), ...cluster,
    });
  });
  return ofKind(objects, 'KubeadmConfigTemplate')[0].spec.template.spec;
}

/** The same on a machine that boots with Ignition. */
export function ignitionConfig(setup: NodeSetup): any {
  return poolConfig(setup, { bootFormat: BootFormat.IGNITION });
}

/** The KubeadmConfig of the control plane with this setup. */
export function controlPlaneConfig(setup: NodeSetup, cluster: Partial<WorkloadClusterProps> = {}): any {
  const objects = synthesize(chart => {
    new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere({ controlPlane: { setup } }), ...cluster });
  });
  return ofKind(objects, 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec;
}

/** The file at this path. */
export function fileAt(config: any, path: string): any {
  return config.files?.find((file: any) => file.path === path);
}

/** What the kubelet is configured with. */
export function kubeletPatch(config: any): any {
  const file = fileAt(config, '/etc/kubernetes/patches/kubeletconfiguration0+strategic.json');
  return file && JSON.parse(file.content);
}
