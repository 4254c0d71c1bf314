import { Rule } from '../rule';
import { fields } from '../shared/read';
import { hasClusters, selectedClusters } from '../shared/selector';

/** Asked only where the namespace has Clusters in the set. An empty selector selects all of them. */
export const rule: Rule = {
  id: 'HCP-10',
  slug: 'chart-clusters',
  sentence: 'A HelmChartProxy selects a Cluster.',
  severity: 'warning',
  fix: 'label the Cluster, or correct the selector',
  source: 'cluster-api-addon-provider-helm v0.6.4 controllers/helmchartproxy listClustersWithLabels',
  kinds: ['HelmChartProxy.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters, labels: { cni: cilium } }
spec: { paused: true }`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters, labels: { cni: calico } }
spec: { paused: true }`,
  },
  check(subject) {
    const { set, entry } = subject;
    const { clusterSelector } = fields(fields(entry.object).spec);
    if (!hasClusters(set, entry.namespace) || selectedClusters(set, entry.namespace, clusterSelector).length > 0) { return; }
    subject.report(['spec', 'clusterSelector'], 'it selects none of the Clusters here');
  },
};
