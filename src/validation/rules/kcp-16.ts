import { Rule } from '../rule';
import { fields, isUnset } from '../shared/read';

export const rule: Rule = {
  id: 'KCP-16',
  slug: 'etcd-move',
  sentence: 'A living cluster keeps its kind of etcd.',
  severity: 'error',
  fix: 'keep etcd where it is; moving it needs a new cluster',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateClusterConfiguration',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { etcd: { external: { endpoints: ['https://10.0.0.6:2379'] } } } } }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { etcd: { external: { endpoints: ['https://10.0.0.5:2379'] } } } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { etcd: { external: { endpoints: ['https://10.0.0.6:2379'] } } } } }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { replicas: 3 }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    const [old, now] = [subject.before, subject.object]
      .map(object => isUnset(fields(fields(fields(fields(fields(object).spec).kubeadmConfigSpec).clusterConfiguration).etcd).external) ? 'on the control plane' : 'outside');
    if (old !== now) { subject.report(['spec', 'kubeadmConfigSpec', 'clusterConfiguration', 'etcd', 'external'], `etcd was ${old} and would be ${now}`); }
  },
};
