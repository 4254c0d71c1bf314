import { Rule } from '../rule';
import { fields } from '../shared/read';
import { holdsPartsOf, referenceOf, resolves } from '../shared/references';

/** The cluster waits for an object that nobody creates. */
export const rule: Rule = {
  id: 'CL-10',
  slug: 'missing-part',
  sentence: 'The objects that a Cluster refers to are there, in its namespace.',
  severity: 'warning',
  fix: 'add the object, correct the reference, or declare the object external',
  source: 'cluster-api v1.14.0 core/reconcilers/cluster: the Cluster waits until the referenced object exists',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: prod } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereCluster
metadata: { name: prod, namespace: clusters, labels: { cluster.x-k8s.io/cluster-name: prod } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec:
  infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: prod }
  controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: production }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereCluster
metadata: { name: prod, namespace: clusters, labels: { cluster.x-k8s.io/cluster-name: prod } }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters, labels: { cluster.x-k8s.io/cluster-name: prod } }`,
  },
  check(subject) {
    const { namespace, name } = subject.entry;
    const spec = fields(fields(subject.object).spec);
    for (const field of ['infrastructureRef', 'controlPlaneRef']) {
      const ref = referenceOf(spec[field]);
      if (!ref || resolves(subject, ref, namespace) || !holdsPartsOf(subject.set, namespace, name)) { continue; }
      subject.report(['spec', field], `${ref.kind} "${ref.name}" is not among the objects of the cluster`);
    }
  },
};
