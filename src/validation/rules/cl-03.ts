import { Rule } from '../rule';
import { topologyOf } from '../shared/topology';

/** There is no way back from a class to objects of one's own. */
export const rule: Rule = {
  id: 'CL-03',
  slug: 'kept-topology',
  sentence: 'A Cluster that was made from a class keeps its topology.',
  severity: 'error',
  fix: 'keep spec.topology; move the workloads to a new Cluster instead',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validate',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.4 } }`,
  },
  bad: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: prod } }`,
  },
  check(subject) {
    if (topologyOf(subject.before) !== undefined && topologyOf(subject.object) === undefined) {
      subject.report(['spec', 'topology'], 'the topology cannot be removed from a Cluster that exists');
    }
  },
};
