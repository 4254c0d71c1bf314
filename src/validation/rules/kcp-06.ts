import { Rule } from '../rule';
import { fields } from '../shared/read';
import { parseStrict } from '../shared/versions';

export const rule: Rule = {
  id: 'KCP-06',
  slug: 'control-plane-version',
  sentence: 'The version of a control plane is a full Kubernetes version.',
  severity: 'error',
  fix: 'write for example v1.34.3',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateKubeadmControlPlaneSpec',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { version: v1.34.3 }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { version: v1.34 }`,
  },
  check(subject) {
    const { version } = fields(fields(subject.object).spec);
    // The defaulting webhook puts a missing v in front.
    if (typeof version === 'string' && version !== '' && !parseStrict(version.replace(/^v/, ''))) { subject.report(['spec', 'version'], `"${version}" is not major, minor and patch`); }
  },
};
