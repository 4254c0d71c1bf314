import { Rule } from '../rule';
import { incompatibilities } from '../shared/class-compatibility';
import { classKey, classOf } from '../shared/topology';

/** The objects of the cluster stay, so the new class must want objects of the same kinds. */
export const rule: Rule = {
  id: 'TOP-09',
  slug: 'class-rebase',
  sentence: 'A Cluster moves only to a class whose templates are of the same kinds.',
  severity: 'error',
  fix: 'choose a class of the same kinds, or build a new cluster',
  source: 'cluster-api v1.14.0 internal/topology/check/compatibility.go ClusterClassesAreCompatible',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge-v1 }, version: v1.34.3 } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge-v2 }, version: v1.34.3 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge-v1, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: VSphereClusterTemplate, name: edge-v1 } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge-v2, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereClusterTemplate, name: edge-v2 } } }`,
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
spec: { topology: { classRef: { name: cloud }, version: v1.34.3 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereClusterTemplate, name: edge } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: cloud, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: AWSClusterTemplate, name: cloud } } }`,
  },
  check(subject) {
    const { before, object, set } = subject;
    const [old, now] = [classKey(before), classKey(object)];
    if (old === undefined || now === undefined || old === now) { return; }
    const [from, to] = [classOf(set, before), classOf(set, object)];
    if (!from || !to) { return; }
    for (const { path, before: was, after } of incompatibilities(from, to)) {
      subject.report(['spec', 'topology', 'classRef'], `the class has ${after} at ${path.join('.')}, and the class of the running cluster ${was}`);
    }
  },
};
