import { Rule } from '../rule';
import { fields, items } from '../shared/read';
import { compareWithBuilds, parseTolerant } from '../shared/versions';

/** Chained upgrades walk through the list, so it has to be a stairway. */
export const rule: Rule = {
  id: 'CC-10',
  slug: 'class-versions',
  sentence: 'The versions that a class offers rise, and skip no minor version.',
  severity: 'error',
  fix: 'list the versions from old to new, at least one of each minor version',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validateKubernetesVersions',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  since: '1.12',
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { kubernetesVersions: [v1.33.5, v1.34.1, v1.34.3] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { kubernetesVersions: [v1.32.1, v1.34.0] }`,
  },
  check(subject) {
    let previous: { readonly text: string; readonly version: NonNullable<ReturnType<typeof parseTolerant>> } | undefined;
    for (const [index, text] of items(fields(fields(subject.object).spec).kubernetesVersions).entries()) {
      if (typeof text !== 'string' || text === '') { continue; }
      const path = ['spec', 'kubernetesVersions', index];
      const version = parseTolerant(text);
      if (!version) {
        subject.report(path, `"${text}" is not a version`, 'write for example v1.34.3');
        continue;
      }
      if (previous) {
        if (compareWithBuilds(version, previous.version) <= 0) { subject.report(path, `${text} does not follow after ${previous.text}`); }
        const { minor } = previous.version;
        if (version.minor > minor + 1) { subject.report(path, `between ${previous.text} and ${text} minor versions are left out`, `add a version v${version.major}.${minor + 1}`); }
      }
      previous = { text, version };
    }
  },
};
