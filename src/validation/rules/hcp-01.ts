import { Rule } from '../rule';
import { fields, text } from '../shared/read';

export const rule: Rule = {
  id: 'HCP-01',
  slug: 'chart-version',
  sentence: 'A chart has a version.',
  severity: 'warning',
  fix: 'write the version that was tested',
  source: 'cluster-api-addon-provider-helm v0.6.4 internal/helm_client.go',
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
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io }`,
  },
  check(subject) {
    if (text(fields(fields(subject.object).spec).version) === undefined) { subject.report(['spec', 'version'], 'without it the newest chart is installed, and upgraded to whenever there is a newer one'); }
  },
};
