import { Rule } from '../rule';
import { fields } from '../shared/read';

export const rule: Rule = {
  id: 'HCP-03',
  slug: 'chart-transport',
  sentence: 'Charts are fetched over an encrypted connection.',
  severity: 'warning',
  fix: 'write https:// or oci://',
  source: 'cluster-api-addon-provider-helm v0.6.4 accepts it; releases after it refuse it at admission',
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
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: http://helm.cilium.io, version: 1.18.4 }`,
  },
  check(subject) {
    const { repoURL } = fields(fields(subject.object).spec);
    if (typeof repoURL === 'string' && repoURL.startsWith('http://')) { subject.report(['spec', 'repoURL'], `"${repoURL}" can be changed on the way by others`); }
  },
};
