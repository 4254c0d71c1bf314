import { Rule } from '../rule';
import { checkMachineNaming } from '../shared/go-names';
import { CONTROL_PLANE_KINDS, controlPlaneSpec } from '../shared/kubeadm';
import { fields } from '../shared/read';

export const rule: Rule = {
  id: 'KCP-17',
  slug: 'control-plane-naming',
  sentence: 'The template of machine names is one that Cluster API can fill in.',
  severity: 'error',
  fix: 'write for example "{{ .kubeadmControlPlane.name }}-{{ .random }}"',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateNaming',
  kinds: CONTROL_PLANE_KINDS,
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { machineNaming: { template: '{{ .kubeadmControlPlane.name }}-{{ .random }}' } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { machineNaming: { template: '{{ .kubeadmControlPlane.name }}' } }`,
  },
  check(subject) {
    const { path, part } = controlPlaneSpec(subject.entry);
    const data = { cluster: { name: 'cluster' }, kubeadmControlPlane: { name: 'control-plane' } };
    checkMachineNaming(subject, fields(part.machineNaming).template, data, [...path, 'machineNaming', 'template']);
  },
};
