import { Rule } from '../rule';
import { checkMetadata } from '../shared/metadata';
import { groupsOf } from '../shared/topology';

/** They are copied onto the objects that the topology becomes. */
export const rule: Rule = {
  id: 'TOP-14',
  slug: 'topology-metadata',
  sentence: 'Labels and annotations in a topology are such as an object may have.',
  severity: 'error',
  fix: 'write keys and values that Kubernetes allows',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateTopologyMetadata',
  kinds: ['Cluster.cluster.x-k8s.io'],
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
spec: { topology: { classRef: { name: edge }, controlPlane: { metadata: { labels: { env: a b } } } } }`,
  },
  check(subject) {
    for (const { path, part } of groupsOf(subject.object)) { checkMetadata(subject, part.metadata, [...path, 'metadata']); }
  },
};
