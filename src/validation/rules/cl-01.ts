import { Rule } from '../rule';
import { fields, isUnset } from '../shared/read';

/** A Cluster that names neither parts nor a class says nothing. */
export const rule: Rule = {
  id: 'CL-01',
  slug: 'cluster-parts',
  sentence: 'A Cluster names a control plane, an infrastructure or a topology.',
  severity: 'error',
  fix: 'set spec.topology, or spec.infrastructureRef and spec.controlPlaneRef',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validate',
  kinds: ['Cluster.cluster.x-k8s.io'],
  since: '1.11',
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: prod } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { paused: true }`,
  },
  check(subject) {
    const { spec } = fields(subject.object);
    const { controlPlaneRef, infrastructureRef, topology } = fields(spec);
    // An empty spec, or none, is already refused by the schema of v1beta2.
    if ((isUnset(spec) && subject.entry.version !== 'v1beta1') || ![controlPlaneRef, infrastructureRef, topology].every(isUnset)) { return; }
    subject.report(['spec'], 'the Cluster has no control plane, no infrastructure and no topology');
  },
};
