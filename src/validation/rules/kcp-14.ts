import { Rule } from '../rule';
import { CONTROL_PLANE_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { fields } from '../shared/read';

export const rule: Rule = {
  id: 'KCP-14',
  slug: 'etcd-tag',
  sentence: 'The tag of the etcd image is an image tag.',
  severity: 'error',
  fix: 'use letters, digits, "-", "_" and "."',
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
spec: { kubeadmConfigSpec: { clusterConfiguration: { etcd: { local: { imageTag: 3.5.21/0 } } } } }`,
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    const { imageTag } = fields(fields(fields(part.clusterConfiguration).etcd).local);
    if (typeof imageTag !== 'string' || !/[^-\w.]/.test(imageTag)) { return; }
    subject.report([...path, 'clusterConfiguration', 'etcd', 'local', 'imageTag'], `"${imageTag}" is not an image tag`);
  },
};
