import { Manifest } from '../manifest';
import { VersionOf } from './common';
import { kubeadmConfig, kubeadmControlPlaneSpec } from './kubeadm';
import { clusterSpec, machineDeploymentSpec, machineHealthCheckSpec } from './machines';
import { vsphereDeploymentZone, vsphereMachine } from './vsphere';

const CAPI_GROUPS = ['cluster.x-k8s.io', 'bootstrap.cluster.x-k8s.io', 'controlplane.cluster.x-k8s.io', 'addons.cluster.x-k8s.io', 'ipam.cluster.x-k8s.io'];

const same = (spec: any): any => spec;

/** How each kind is written in v1beta1. */
const SPECS: { readonly [kind: string]: ((spec: any, versionOf: VersionOf) => any) | undefined } = {
  Cluster: clusterSpec,
  MachineDeployment: machineDeploymentSpec,
  MachineHealthCheck: machineHealthCheckSpec,
  KubeadmControlPlane: kubeadmControlPlaneSpec,
  KubeadmConfigTemplate: spec => inTemplate(spec, kubeadmConfig),
  VSphereMachineTemplate: spec => inTemplate(spec, vsphereMachine),
  VSphereDeploymentZone: vsphereDeploymentZone,
  VSphereCluster: same,
  VSphereClusterIdentity: same,
  VSphereFailureDomain: same,
  MachineDrainRule: same,
  ClusterResourceSet: same,
};

/**
 * The v1beta1 form of a manifest, for management clusters with Cluster API before v1.11 (cluster-api-provider-vsphere before v1.16).
 * Cluster API stops serving v1beta1 in v1.16. Manifests of other providers pass unchanged: their version names mean something else.
 * @throws when the manifest says something v1beta1 has no words for
 */
export function toV1Beta1(manifest: Manifest, versionOf: VersionOf): Manifest {
  const [group, version] = manifest.apiVersion.split('/');
  if (version !== 'v1beta2' || !(CAPI_GROUPS.includes(group) || manifest.kind.startsWith('VSphere'))) { return manifest; }
  const convert = SPECS[manifest.kind];
  if (!convert || (manifest.kind === 'Cluster' && manifest.spec?.topology)) {
    throw new Error(`v1beta1: ${convert ? 'a Cluster with a topology' : manifest.kind} is rendered in v1beta2 only; classes need Cluster API v1.11 or later.`);
  }
  return { ...manifest, apiVersion: `${group}/v1beta1`, spec: convert(manifest.spec, versionOf) };
}

function inTemplate(spec: any, convert: (spec: any) => any): any {
  return { ...spec, template: { ...spec.template, spec: convert(spec.template.spec) } };
}
