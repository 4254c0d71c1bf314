import { Rule } from '../rule';
import { fields } from '../shared/read';

/** Charts whose projects have ended, by name and a part of the repository, with what is known about it. */
const RETIRED: readonly { readonly chart: string; readonly repository: RegExp; readonly why: string }[] = [
  { chart: 'ingress-nginx', repository: /kubernetes\.github\.io\/ingress-nginx/, why: 'the project ended in March 2026 and nobody repairs its security holes any more' },
];

/** A chart of the same name from a mirror is the same chart; from an unrelated repository under another name it is not. */
export const rule: Rule = {
  id: 'HCP-11',
  slug: 'retired-chart',
  sentence: 'A chart comes from a project that still repairs it.',
  severity: 'warning',
  fix: 'move to another ingress, for example Traefik, Kong or a Gateway API implementation, or acknowledge it with a reason',
  source: 'kubernetes/ingress-nginx README.md, retirement notice; last release 4.15.1 of 2026-03-19',
  kinds: ['HelmChartProxy.addons.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: traefik, namespace: clusters }
spec: { clusterSelector: { matchLabels: { ingress: traefik } }, chartName: traefik, repoURL: https://traefik.github.io/charts, version: 41.3.0 }`,
  },
  bad: {
    manifests: `
apiVersion: addons.cluster.x-k8s.io/v1alpha1
kind: HelmChartProxy
metadata: { name: ingress-nginx, namespace: clusters }
spec: { clusterSelector: { matchLabels: { ingress: nginx } }, chartName: ingress-nginx, repoURL: https://kubernetes.github.io/ingress-nginx, version: 4.15.1 }`,
  },
  check(subject) {
    const { chartName, repoURL } = fields(fields(subject.object).spec);
    const retired = RETIRED.find(({ chart, repository }) => chartName === chart || (typeof repoURL === 'string' && repository.test(repoURL)));
    if (retired) { subject.report(['spec', 'chartName'], `"${retired.chart}" is retired: ${retired.why}`); }
  },
};
