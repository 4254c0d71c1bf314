import { Rule } from '../rule';
import { topologyOf } from '../shared/topology';
import { parseStrict, parseTolerant } from '../shared/versions';

/** Cluster API adds a missing `v` by itself, and nothing else. */
export const rule: Rule = {
  id: 'TOP-03',
  slug: 'topology-version',
  sentence: 'The Kubernetes version of a topology is complete: major, minor and patch.',
  severity: 'error',
  fix: 'write for example v1.34.3',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go Default and validateTopology',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: 1.34.3+rke2r1 } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34 } }`,
  },
  check(subject) {
    const version = topologyOf(subject.object)?.version;
    if (typeof version !== 'string' || version === '' || parseStrict(version.replace(/^v/, ''))) { return; }
    const meant = parseTolerant(version);
    const example = meant && `write for example v${meant.major}.${meant.minor}.${meant.patch}`;
    subject.report(['spec', 'topology', 'version'], `"${version}" is not a full version`, example);
  },
};
