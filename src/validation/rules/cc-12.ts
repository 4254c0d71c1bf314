import { Rule } from '../rule';
import { incompatibilities } from '../shared/class-compatibility';

/** The objects of existing clusters cannot become objects of another kind. */
export const rule: Rule = {
  id: 'CC-12',
  slug: 'class-kinds',
  sentence: 'The templates of a class keep their kinds.',
  severity: 'error',
  fix: 'make a new ClusterClass for other kinds',
  source: 'cluster-api v1.14.0 internal/topology/check/compatibility.go ClusterClassesAreCompatible',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: VSphereClusterTemplate, name: edge } } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereClusterTemplate, name: edge-2 } } }`,
  },
  bad: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereClusterTemplate, name: edge } } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: DockerClusterTemplate, name: edge } } }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    for (const { path, before, after } of incompatibilities(subject.before, subject.object)) {
      subject.report(path, `${after} cannot take the place of ${before}`);
    }
  },
};
