import { Rule } from '../rule';
import { fields, isUnset } from '../shared/read';

/** Its machines would be left without an owner. */
export const rule: Rule = {
  id: 'CL-02',
  slug: 'kept-references',
  sentence: 'A Cluster keeps its references to infrastructure and control plane.',
  severity: 'error',
  fix: 'leave the reference in place, or delete the Cluster',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validate',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: prod } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: other } }`,
  },
  bad: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec:
  infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: prod }
  controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: prod }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: prod } }`,
  },
  check(subject) {
    const [before, after] = [subject.before, subject.object].map(object => fields(fields(object).spec));
    // In a managed topology the controller writes the references; what is applied need not name them.
    if (!isUnset(after.topology)) { return; }
    for (const name of ['infrastructureRef', 'controlPlaneRef']) {
      if (!isUnset(before[name]) && isUnset(after[name])) { subject.report(['spec', name], `${name} cannot be removed from a Cluster that exists`); }
    }
  },
};
