import { Rule } from '../rule';
import { fields, text } from '../shared/read';

export const rule: Rule = {
  id: 'HCP-04',
  slug: 'reconcile-strategy',
  sentence: 'The reconcile strategy of a HelmChartProxy does not change.',
  severity: 'error',
  fix: 'make a HelmChartProxy with a new name',
  source: 'cluster-api-addon-provider-helm v0.6.4 api/v1alpha1/helmchartproxy_webhook.go ValidateUpdate',
  kinds: ['HelmChartProxy.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, reconcileStrategy: Continuous }`,
    before: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, reconcileStrategy: Continuous }`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, reconcileStrategy: InstallOnce }`,
    before: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, reconcileStrategy: Continuous }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    const [old, now] = [subject.before, subject.object].map(object => text(fields(fields(object).spec).reconcileStrategy) ?? '');
    if (old !== now) { subject.report(['spec', 'reconcileStrategy'], `it was ${old || 'not set'} and would be ${now || 'not set'}`); }
  },
};
