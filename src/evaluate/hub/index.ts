import { cluster } from './cluster';
import { clusterClass } from './cluster-class';
import { kubeadmConfig, kubeadmControlPlane } from './kubeadm';
import { machine, machineDeployment, machineHealthCheck, machinePool, machineSet } from './machines';
import { prune } from './prune';
import { Fields, isFields, within } from './read';
import { vsphereFailureDomain, vsphereMachine } from './vsphere';

const HUB = 'v1beta2';
const VSPHERE = 'infrastructure.cluster.x-k8s.io';

type Convert = (spec: Fields) => Fields;

const same: Convert = spec => spec;
const inTemplate = (convert: Convert): Convert => spec => ({
  ...spec,
  template: within(spec.template, template => ({ ...template, spec: within(template.spec, convert) })),
});

/** Every kind whose v1beta1 form is known here. */
const CONVERSIONS: { readonly [kindAndGroup: string]: Convert } = {
  'Cluster.cluster.x-k8s.io': cluster,
  'ClusterClass.cluster.x-k8s.io': clusterClass,
  'Machine.cluster.x-k8s.io': machine,
  'MachineSet.cluster.x-k8s.io': machineSet,
  'MachineDeployment.cluster.x-k8s.io': machineDeployment,
  'MachinePool.cluster.x-k8s.io': machinePool,
  'MachineHealthCheck.cluster.x-k8s.io': machineHealthCheck,
  'MachineDrainRule.cluster.x-k8s.io': same,
  'KubeadmConfig.bootstrap.cluster.x-k8s.io': kubeadmConfig,
  'KubeadmConfigTemplate.bootstrap.cluster.x-k8s.io': inTemplate(kubeadmConfig),
  'KubeadmControlPlane.controlplane.cluster.x-k8s.io': kubeadmControlPlane,
  'KubeadmControlPlaneTemplate.controlplane.cluster.x-k8s.io': inTemplate(kubeadmControlPlane),
  'ClusterResourceSet.addons.cluster.x-k8s.io': same,
  'ClusterResourceSetBinding.addons.cluster.x-k8s.io': same,
  'IPAddress.ipam.cluster.x-k8s.io': same,
  'IPAddressClaim.ipam.cluster.x-k8s.io': same,
  [`VSphereCluster.${VSPHERE}`]: same,
  [`VSphereClusterTemplate.${VSPHERE}`]: same,
  [`VSphereClusterIdentity.${VSPHERE}`]: same,
  [`VSphereDeploymentZone.${VSPHERE}`]: same,
  [`VSphereFailureDomain.${VSPHERE}`]: vsphereFailureDomain,
  [`VSphereMachine.${VSPHERE}`]: vsphereMachine,
  [`VSphereMachineTemplate.${VSPHERE}`]: inTemplate(vsphereMachine),
};

/**
 * An object in the form that the API server keeps it in: v1beta1 objects of Cluster API and cluster-api-provider-vsphere become v1beta2
 * (cluster-api v1.14.0, the conversion.go files of the v1beta1 APIs). Everything else is returned as it is, the very same object. Never
 * throws: what is not understood stays as it was written.
 */
export function toHub(object: any): any {
  if (typeof object?.apiVersion !== 'string' || !object.apiVersion.endsWith('/v1beta1') || !isFields(object)) { return object; }
  const group = object.apiVersion.slice(0, -'/v1beta1'.length);
  const key = `${object.kind}.${group}`;
  const convert = Object.prototype.hasOwnProperty.call(CONVERSIONS, key) ? CONVERSIONS[key] : undefined;
  if (!convert) { return object; }
  const { spec, status: _status, ...head } = object;
  return {
    ...head,
    apiVersion: `${group}/${HUB}`,
    ...(isFields(spec) ? { spec: prune(convert(spec), group !== VSPHERE) } : 'spec' in object ? { spec } : {}),
  };
}
