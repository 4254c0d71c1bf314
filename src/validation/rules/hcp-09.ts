import { Rule } from '../rule';
import { fields } from '../shared/read';
import { checkSelector } from '../shared/selector';

/** Admission takes it and the controller fails. */
export const rule: Rule = {
  id: 'HCP-09',
  slug: 'chart-selector',
  sentence: 'The selector of a HelmChartProxy is a label selector.',
  severity: 'error',
  fix: 'write matchLabels, or matchExpressions with In, NotIn, Exists or DoesNotExist',
  source: 'cluster-api-addon-provider-helm v0.6.4 controllers/helmchartproxy listClustersWithLabels',
  kinds: ['HelmChartProxy.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4 }`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchExpressions: [{ key: cni, operator: Is, values: [cilium] }] }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4 }`,
  },
  check(subject) {
    checkSelector(subject, fields(fields(subject.object).spec).clusterSelector, ['spec', 'clusterSelector']);
  },
};
