import { Rule } from '../rule';
import { fields } from '../shared/read';
import { hasClusters, isEmptySelector, selectedClusters } from '../shared/selector';

/** Asked only where the namespace has Clusters in the set. */
export const rule: Rule = {
  id: 'CRS-07',
  slug: 'resource-set-clusters',
  sentence: 'A ClusterResourceSet selects a Cluster.',
  severity: 'warning',
  fix: 'label the Cluster, or correct the selector',
  source: 'cluster-api v1.14.0 core/reconcilers/clusterresourceset getClustersByClusterResourceSetSelector',
  kinds: ['ClusterResourceSet.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cni, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, resources: [{ kind: ConfigMap, name: cni }] }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters, labels: { cni: cilium } }
spec: { paused: true }`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1beta2
kind: ClusterResourceSet
metadata: { name: cni, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, resources: [{ kind: ConfigMap, name: cni }] }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters, labels: { cni: calico } }
spec: { paused: true }`,
  },
  check(subject) {
    const { set, entry } = subject;
    const { clusterSelector } = fields(fields(entry.object).spec);
    if (isEmptySelector(clusterSelector) || !hasClusters(set, entry.namespace)) { return; }
    if (selectedClusters(set, entry.namespace, clusterSelector).length > 0) { return; }
    subject.report(['spec', 'clusterSelector'], 'it selects none of the Clusters here');
  },
};
