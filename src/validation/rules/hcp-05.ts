import { Rule } from '../rule';
import { templateFault } from '../shared/helm-values';
import { fields } from '../shared/read';

/** A template that cannot be read stops the releases of every Cluster that the object selects. */
export const rule: Rule = {
  id: 'HCP-05',
  slug: 'values-template',
  sentence: 'The values template can be read.',
  severity: 'error',
  fix: 'correct the template; braces that the chart shall see are written {{ "{{" }}',
  source: 'cluster-api-addon-provider-helm v0.6.4 internal/value_parser.go',
  kinds: ['HelmChartProxy.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, valuesTemplate: 'k8sServiceHost: {{ .Cluster.metadata.name }}' }`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, valuesTemplate: 'k8sServiceHost: {{ .Cluster.metadata.name }' }`,
  },
  check(subject) {
    const { valuesTemplate } = fields(fields(subject.object).spec);
    if (typeof valuesTemplate !== 'string') { return; }
    const fault = templateFault(valuesTemplate);
    if (fault !== undefined) { subject.report(['spec', 'valuesTemplate'], fault); }
  },
};
