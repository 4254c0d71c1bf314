import { Rule } from '../rule';
import { fields } from '../shared/read';
import { same } from '../shared/same';

/** A change of these makes the release anew. */
const RELEASE = ['chartName', 'repoURL', 'releaseName', 'namespace'];
/** A change of these updates it. */
const CARRIERS = ['version', 'valuesTemplate'];

export const rule: Rule = {
  id: 'HCP-08',
  slug: 'options-alone',
  sentence: 'Options of a release change together with its version or values.',
  severity: 'warning',
  fix: 'change version or valuesTemplate as well, or delete the HelmReleaseProxies',
  source: 'cluster-api-addon-provider-helm v0.6.4 controllers/helmchartproxy shouldReinstallHelmRelease and createOrUpdateHelmReleaseProxy',
  kinds: ['HelmChartProxy.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, options: { wait: true } }`,
    before: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.3 }`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4, options: { wait: true } }`,
    before: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4 }`,
  },
  check(subject) {
    const [old, now] = [subject.before, subject.object].map(object => fields(fields(object).spec));
    if (subject.before === undefined || [...RELEASE, ...CARRIERS].some(field => !same(old[field], now[field]))) { return; }
    for (const field of ['options', 'credentials', 'tlsConfig']) {
      if (!same(old[field], now[field])) { subject.report(['spec', field], 'a change of this field alone does not reach existing releases'); }
    }
  },
};
