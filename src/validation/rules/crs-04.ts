import { Rule } from '../rule';
import { fields, text } from '../shared/read';

export const rule: Rule = {
  id: 'CRS-04',
  slug: 'resource-set-strategy',
  sentence: 'The strategy of a ClusterResourceSet does not change.',
  severity: 'error',
  fix: 'make a ClusterResourceSet with a new name; what it has applied stays in the clusters',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterresourceset.go validate',
  kinds: ['ClusterResourceSet.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cni, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, strategy: ApplyOnce, resources: [{ kind: ConfigMap, name: cni }] }`,
    before: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cni, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, resources: [{ kind: ConfigMap, name: cni }] }`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cni, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, strategy: Reconcile, resources: [{ kind: ConfigMap, name: cni }] }`,
    before: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cni, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, strategy: ApplyOnce, resources: [{ kind: ConfigMap, name: cni }] }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    // Left out, it is ApplyOnce.
    const [old, now] = [subject.before, subject.object].map(object => text(fields(fields(object).spec).strategy) ?? 'ApplyOnce');
    if (old !== now) { subject.report(['spec', 'strategy'], `it was ${old} and would be ${now}`); }
  },
};
