import { Rule } from '../rule';
import { fields } from '../shared/read';
import { same } from '../shared/same';

export const rule: Rule = {
  id: 'CRS-03',
  slug: 'resource-set-reselect',
  sentence: 'The selector of a ClusterResourceSet does not change.',
  severity: 'error',
  fix: 'make a ClusterResourceSet with a new name',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterresourceset.go validate',
  kinds: ['ClusterResourceSet.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cni, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, resources: [{ kind: ConfigMap, name: cni }] }`,
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
spec: { clusterSelector: { matchLabels: { cni: cilium } }, resources: [{ kind: ConfigMap, name: cni }] }`,
    before: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cni, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: calico } }, resources: [{ kind: ConfigMap, name: cni }] }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    const [old, now] = [subject.before, subject.object].map(object => fields(fields(object).spec).clusterSelector);
    if (!same(old, now)) { subject.report(['spec', 'clusterSelector'], 'the selector was another one'); }
  },
};
