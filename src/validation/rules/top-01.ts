import { Rule } from '../rule';
import { topologyOf } from '../shared/topology';

/** The gate is off unless the management cluster was set up with it. */
export const rule: Rule = {
  id: 'TOP-01',
  slug: 'topology-gate',
  sentence: 'Clusters from classes need the feature gate ClusterTopology.',
  severity: 'error',
  fix: 'set CLUSTER_TOPOLOGY=true where Cluster API is installed',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateTopology',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }`,
  },
  bad: {
    featureGates: { ClusterTopology: false },
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }`,
  },
  check(subject) {
    if (subject.target.featureGates.ClusterTopology || topologyOf(subject.object) === undefined) { return; }
    subject.report(['spec', 'topology'], 'the feature gate ClusterTopology is off in the management cluster');
  },
};
