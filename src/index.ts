export { Endpoint, KubeVipOptions, LoadBalancerOptions } from './values/endpoint';
export { KubernetesVersion } from './values/kubernetes-version';
export { Manifest, NamedManifest } from './manifest/manifest';

export { Addon, AddonEdge, AddonRelease, ChartSource, EdgeKind } from './contract/addon';
export { IDelivery, PlannedRelease } from './contract/delivery';
export { ClusterContext, ClusterNetwork, ICluster } from './contract/cluster';
export { ControlPlaneContext, Distribution, ObjectReference, PoolContext } from './contract/distribution';
export { NodeFile, NodeSetup, NodeTaint, NodeUser, SecretKey, TaintEffect } from './contract/node-setup';
export {
  AutoscaleOptions, ControlPlaneOptions, GroupNames, HealthCheckOptions, MachineGroupOptions, PoolOptions,
} from './contract/options';
export { MachineCapacity, Topology } from './contract/topology';

export { VSphereTopology, VSphereTopologyProps } from './topology/vsphere';
export { CloneMode, VSphereControlPlaneOptions, VSphereMachineOptions, VSpherePoolOptions } from './topology/vsphere/options';
export { Kubeadm } from './distribution/kubeadm';

export { WorkloadCluster, WorkloadClusterProps } from './cluster/workload-cluster';
