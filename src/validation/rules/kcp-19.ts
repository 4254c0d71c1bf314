import { Rule } from '../rule';
import { fields } from '../shared/read';
import { compareCore, parseTolerant } from '../shared/versions';

/** The webhook accepts it, patch versions included. */
export const rule: Rule = {
  id: 'KCP-19',
  slug: 'control-plane-downgrade',
  sentence: 'A control plane is not downgraded.',
  severity: 'warning',
  fix: 'keep the newer version',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go validateVersion looks only upwards; Kubernetes version skew policy',
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
spec: { version: v1.34.2 }`,
  },
  bad: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { version: v1.34.1 }`,
    before: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { version: v1.34.2 }`,
  },
  check(subject) {
    const [from, to] = [subject.before, subject.object].map(object => fields(fields(object).spec).version);
    const [old, now] = [parseTolerant(from), parseTolerant(to)];
    if (old && now && compareCore(now, old) < 0) { subject.report(['spec', 'version'], `${to} is older than ${from}, and etcd and the API server only go forwards`); }
  },
};
