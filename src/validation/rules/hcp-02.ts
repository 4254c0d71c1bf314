import { Rule } from '../rule';
import { fields } from '../shared/read';

/** Plain HTTP still works; see HCP-03. */
export const rule: Rule = {
  id: 'HCP-02',
  slug: 'chart-repository',
  sentence: 'A chart comes from an HTTP or OCI repository.',
  severity: 'error',
  fix: 'write https:// or oci://, in lower case, and a host',
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
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: git://example.com/charts, version: 1.18.4 }`,
  },
  check(subject) {
    const { repoURL } = fields(fields(subject.object).spec);
    if (typeof repoURL === 'string' && !/^(https?|oci):\/\/[^\s/?#]+/.test(repoURL)) { subject.report(['spec', 'repoURL'], `"${repoURL}" is not the URL of a chart repository`); }
  },
};
