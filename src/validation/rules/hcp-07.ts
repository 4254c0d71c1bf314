import { Rule } from '../rule';
import { fields, text } from '../shared/read';

/** For a network or storage driver that is an outage of every selected cluster. */
export const rule: Rule = {
  id: 'HCP-07',
  slug: 'chart-reinstall',
  sentence: 'A release keeps its chart, repository, name and namespace.',
  severity: 'warning',
  fix: 'expect that it is uninstalled and installed anew, or make a second HelmChartProxy and move over',
  source: 'cluster-api-addon-provider-helm v0.6.4 controllers/helmchartproxy reconcileDelete of releases that do not match',
  kinds: ['HelmChartProxy.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4 }`,
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
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://charts.example.com, version: 1.18.4 }`,
    before: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: cilium, namespace: clusters }
spec: { clusterSelector: { matchLabels: { cni: cilium } }, chartName: cilium, repoURL: https://helm.cilium.io, version: 1.18.4 }`,
  },
  check(subject) {
    const [old, now] = [subject.before, subject.object].map(object => fields(fields(object).spec));
    if (subject.before === undefined || old.reconcileStrategy === 'InstallOnce') { return; }
    for (const field of ['chartName', 'repoURL', 'releaseName', 'namespace']) {
      if (text(old[field]) !== text(now[field])) { subject.report(['spec', field], `it was ${text(old[field]) ?? 'not set'}, and the change removes the release first`); }
    }
  },
};
