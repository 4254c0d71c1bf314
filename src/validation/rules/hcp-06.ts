import { Rule } from '../rule';
import { unsafeFields } from '../shared/helm-values';
import { fields, isUnset } from '../shared/read';
import { selectedClusters } from '../shared/selector';

/** The controller stops at the first Cluster whose values it cannot make. */
export const rule: Rule = {
  id: 'HCP-06',
  slug: 'values-nil-safe',
  sentence: 'A values template expects that a Cluster lacks fields at first.',
  severity: 'warning',
  fix: 'put the parent in parentheses, as in (.Cluster.spec.controlPlaneEndpoint).host',
  source: 'cluster-api-addon-provider-helm v0.6.4 internal/value_parser.go; cluster-api v1.14.0 omits unset objects in v1beta2',
  kinds: ['HelmChartProxy.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, valuesTemplate: 'k8sServiceHost: {{ (.Cluster.spec.controlPlaneEndpoint).host }}' }`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, valuesTemplate: 'k8sServiceHost: {{ .Cluster.spec.controlPlaneEndpoint.host }}' }`,
  },
  check(subject) {
    const { entry, set } = subject;
    const { valuesTemplate, clusterSelector } = fields(fields(entry.object).spec);
    if (typeof valuesTemplate !== 'string') { return; }
    const clusters = selectedClusters(set, entry.namespace, clusterSelector);
    for (const [whole, parent] of unsafeFields(valuesTemplate)) {
      // Clusters that say the value themselves have it from the beginning.
      if (clusters.length > 0 && clusters.every(({ object }) => !isUnset(fields(fields(object).spec)[parent]))) { continue; }
      subject.report(['spec', 'valuesTemplate'], `${whole} is an error until the Cluster has ${parent}, and the Clusters behind it wait as well`);
    }
  },
};
