import { Rule } from '../rule';

/** The gate is off unless the management cluster was set up with it. */
export const rule: Rule = {
  id: 'CC-01',
  slug: 'class-gate',
  sentence: 'ClusterClasses need the feature gate ClusterTopology.',
  severity: 'error',
  fix: 'set CLUSTER_TOPOLOGY=true where Cluster API is installed',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validate',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }`,
  },
  bad: {
    featureGates: { ClusterTopology: false },
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }`,
  },
  check(subject) {
    if (!subject.target.featureGates.ClusterTopology) { subject.report([], 'the feature gate ClusterTopology is off in the management cluster'); }
  },
};
