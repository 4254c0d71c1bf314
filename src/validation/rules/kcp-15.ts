import { Rule } from '../rule';
import { CONTROL_PLANE_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { fields, isUnset } from '../shared/read';

export const rule: Rule = {
  id: 'KCP-15',
  slug: 'one-etcd',
  sentence: 'Etcd runs on the control plane or outside, not both.',
  severity: 'error',
  fix: 'remove local or external',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateClusterConfiguration',
  kinds: CONTROL_PLANE_KINDS,
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { etcd: { local: { imageTag: 3.5.21-0 } } } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { etcd: { local: { imageTag: 3.5.21-0 }, external: { endpoints: ['https://10.0.0.5:2379'] } } } } }`,
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    const { local, external } = fields(fields(part.clusterConfiguration).etcd);
    if (isUnset(local) || isUnset(external)) { return; }
    subject.report([...path, 'clusterConfiguration', 'etcd'], 'local and external are both set');
  },
};
