import { Rule } from '../rule';
import { fields, text } from '../shared/read';

export const rule: Rule = {
  id: 'CRS-08',
  slug: 'binding-cluster',
  sentence: 'A ClusterResourceSetBinding stays with its Cluster.',
  severity: 'error',
  fix: 'make a binding for the other Cluster',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterresourcesetbinding.go validate',
  kinds: ['ClusterResourceSetBinding.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSetBinding
metadata: { name: prod, namespace: clusters }
spec: { clusterName: prod }`,
    before: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSetBinding
metadata: { name: prod, namespace: clusters }
spec: { clusterName: prod }`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSetBinding
metadata: { name: prod, namespace: clusters }
spec: { clusterName: test }`,
    before: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSetBinding
metadata: { name: prod, namespace: clusters }
spec: { clusterName: prod }`,
  },
  check(subject) {
    const [old, now] = [subject.before, subject.object].map(object => text(fields(fields(object).spec).clusterName));
    if (old !== undefined && old !== now) { subject.report(['spec', 'clusterName'], `it was ${old}`); }
  },
};
