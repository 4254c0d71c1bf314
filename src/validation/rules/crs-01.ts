import { Rule } from '../rule';
import { fields } from '../shared/read';
import { checkSelector } from '../shared/selector';

export const rule: Rule = {
  id: 'CRS-01',
  slug: 'resource-set-selector',
  sentence: 'The selector of a ClusterResourceSet is a label selector.',
  severity: 'error',
  fix: 'write matchLabels, or matchExpressions with In, NotIn, Exists or DoesNotExist',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterresourceset.go validate',
  kinds: ['ClusterResourceSet.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
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
spec: { clusterSelector: { matchExpressions: [{ key: cni, operator: Is, values: [cilium] }] }, resources: [{ kind: ConfigMap, name: cni }] }`,
  },
  check(subject) {
    checkSelector(subject, fields(fields(subject.object).spec).clusterSelector, ['spec', 'clusterSelector']);
  },
};
