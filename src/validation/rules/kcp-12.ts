import { Rule } from '../rule';
import { CONTROL_PLANE_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { fields } from '../shared/read';
import { parseTolerant } from '../shared/versions';

/** The controller migrates the Corefile and has to know between which versions. */
export const rule: Rule = {
  id: 'KCP-12',
  slug: 'coredns-tag',
  sentence: 'The tag of the CoreDNS image is an image tag and a version.',
  severity: 'error',
  fix: 'write for example v1.12.4',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateClusterConfiguration',
  kinds: CONTROL_PLANE_KINDS,
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { dns: { imageTag: v1.12.4 } } } }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { kubeadmConfigSpec: { clusterConfiguration: { dns: { imageTag: latest } } } }`,
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    const { imageTag } = fields(fields(part.clusterConfiguration).dns);
    if (typeof imageTag !== 'string' || imageTag === '') { return; }
    const at = [...path, 'clusterConfiguration', 'dns', 'imageTag'];
    if (/[^-\w.]/.test(imageTag)) {
      subject.report(at, `"${imageTag}" is not an image tag`, 'use letters, digits, "-", "_" and "."');
    } else if (!parseTolerant(imageTag.replace(/_/g, '+'))) {
      subject.report(at, `"${imageTag}" is not a version`);
    }
  },
};
