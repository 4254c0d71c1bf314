import { Rule } from '../rule';
import { classGroups } from '../shared/cluster-class';
import { checkMetadata } from '../shared/metadata';

/** They are copied onto the objects of every cluster of the class. */
export const rule: Rule = {
  id: 'CC-09',
  slug: 'class-metadata',
  sentence: 'Labels and annotations in a class are such as an object may have.',
  severity: 'error',
  fix: 'write keys and values that Kubernetes allows',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validateClusterClassMetadata',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, metadata: { annotations: { example.com/owner: the edge team } } }] } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, metadata: { annotations: { a b: the edge team } } }] } }`,
  },
  check(subject) {
    for (const { path, part } of classGroups(subject.object)) { checkMetadata(subject, part.metadata, [...path, 'metadata']); }
  },
};
