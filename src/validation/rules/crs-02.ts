import { Rule } from '../rule';
import { fields } from '../shared/read';
import { isEmptySelector } from '../shared/selector';

/** Elsewhere an empty selector selects everything. */
export const rule: Rule = {
  id: 'CRS-02',
  slug: 'resource-set-empty',
  sentence: 'A ClusterResourceSet selects by some label.',
  severity: 'error',
  fix: 'write a label that the Clusters have',
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
spec: { clusterSelector: {}, resources: [{ kind: ConfigMap, name: cni }] }`,
  },
  check(subject) {
    const { spec } = fields(subject.object);
    if (typeof fields(spec).clusterSelector === 'object' && isEmptySelector(spec.clusterSelector)) { subject.report(['spec', 'clusterSelector'], 'an empty selector selects nothing here'); }
  },
};
