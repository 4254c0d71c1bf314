import { Rule } from '../rule';
import { fields } from '../shared/read';
import { parseTolerant } from '../shared/versions';

export const rule: Rule = {
  id: 'KCP-11',
  slug: 'control-plane-upgrade',
  sentence: 'A control plane is upgraded one minor version at a time.',
  severity: 'error',
  fix: 'go through the versions between',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateVersion',
  kinds: ['KubeadmControlPlane.controlplane.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { version: v1.34.3 }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { version: v1.33.5 }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { version: v1.34.3 }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { version: v1.32.9 }`,
  },
  check(subject) {
    const [from, to] = [subject.before, subject.object].map(object => fields(fields(object).spec).version);
    const [old, now] = [parseTolerant(from), parseTolerant(to)];
    if (!old || !now || (now.major === old.major && now.minor <= old.minor + 1) || now.major < old.major) { return; }
    subject.report(['spec', 'version'], `${to} is more than one minor version after ${from}`);
  },
};
