import { Rule } from '../rule';
import { classGroups } from '../shared/cluster-class';
import { fields } from '../shared/read';
import { groupsOf } from '../shared/topology';

/** The controller writes them itself; what is written here is lost without a word. */
export const rule: Rule = {
  id: 'TOP-29',
  slug: 'reserved-labels',
  sentence: 'Topologies and classes set none of the labels by which the controller finds its objects.',
  severity: 'warning',
  fix: 'remove it',
  source: 'cluster-api v1.14.0 exp/topology/desiredstate and core/reconcilers/topology patches/engine.go',
  kinds: ['Cluster.cluster.x-k8s.io', 'ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { metadata: { labels: { env: production } } } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { metadata: { labels: { cluster.x-k8s.io/cluster-name: other } } } } }`,
  },
  check(subject) {
    const groups = subject.entry.kind === 'Cluster' ? groupsOf(subject.object) : classGroups(subject.object);
    for (const { path, part } of groups) {
      for (const key of Object.keys(fields(fields(part.metadata).labels))) {
        if (key !== 'cluster.x-k8s.io/cluster-name' && !key.startsWith('topology.cluster.x-k8s.io/')) { continue; }
        subject.report([...path, 'metadata', 'labels', key], `the topology controller writes the label ${key} itself`);
      }
    }
  },
};
