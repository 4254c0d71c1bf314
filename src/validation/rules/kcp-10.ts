import { Rule } from '../rule';
import { forbiddenChanges } from '../shared/control-plane-changes';
import { fields } from '../shared/read';

export const rule: Rule = {
  id: 'KCP-10',
  slug: 'control-plane-immutable',
  sentence: 'Of a control plane only the fields change that machines can follow.',
  severity: 'error',
  fix: 'leave the field as it was; a new value needs a new cluster',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go ValidateUpdate',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { imageRepository: registry.example.com/k8s } } }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { imageRepository: registry.k8s.io } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { certificatesDir: /etc/pki } } }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { certificatesDir: /etc/kubernetes/pki } } }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    for (const path of forbiddenChanges(fields(subject.before).spec, fields(subject.object).spec)) {
      subject.report(['spec', ...path], 'this field cannot change after creation');
    }
  },
};
