import { Rule } from '../rule';
import { classKey, classOf } from '../shared/topology';

/** A new Cluster is accepted and waits; an existing one cannot even be changed. Variables are not judged without the class. */
export const rule: Rule = {
  id: 'TOP-10',
  slug: 'missing-class',
  sentence: 'The class of a Cluster exists.',
  severity: 'warning',
  fix: 'correct classRef, add the class, or declare it external',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateTopology: a warning on create, refused on update',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: egde }, version: v1.34.3 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }`,
  },
  check(subject) {
    const key = classKey(subject.object);
    if (key === undefined || classOf(subject.set, subject.object)) { return; }
    const [namespace, name] = key.split('/');
    const there = subject.set.ofKind('ClusterClass').filter(entry => entry.namespace === namespace).map(entry => entry.name);
    // Without any class at hand they are evidently kept elsewhere.
    if (there.length === 0 || subject.isExternal('ClusterClass', namespace, name)) { return; }
    subject.report(['spec', 'topology', 'classRef', 'name'], `there is no ClusterClass "${name}" in namespace "${namespace}", only ${there.join(', ')}`);
  },
};
