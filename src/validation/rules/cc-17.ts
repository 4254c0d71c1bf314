import { Rule } from '../rule';
import { templateRefs } from '../shared/cluster-class';
import { referenceOf, resolves } from '../shared/references';

/** Every cluster of the class waits for it. */
export const rule: Rule = {
  id: 'CC-17',
  slug: 'missing-template',
  sentence: 'The templates that a class refers to are there, in its namespace.',
  severity: 'warning',
  fix: 'add the template, correct the reference, or declare it external',
  source: 'cluster-api v1.14.0 core/reconcilers/clusterclass: references have no namespace of their own',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereClusterTemplate, name: edge } } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereClusterTemplate
metadata: { name: edge, namespace: clusters }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec:
  infrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereClusterTemplate, name: edge } }
  controlPlane: { templateRef: { apiVersion: controlplane.cluster.x-k8s.io/v1beta2, kind: KubeadmControlPlaneTemplate, name: egde } }
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereClusterTemplate
metadata: { name: edge, namespace: clusters }`,
  },
  check(subject) {
    const { namespace } = subject.entry;
    const refs = templateRefs(subject.object).map(({ path, part }) => ({ path, ref: referenceOf(part) }));
    // With none of them at hand the templates are evidently kept elsewhere.
    if (!refs.some(({ ref }) => ref && subject.set.find(ref.group, ref.kind, namespace, ref.name))) { return; }
    for (const { path, ref } of refs) {
      if (ref && !resolves(subject, ref, namespace)) { subject.report(path, `there is no ${ref.kind} "${ref.name}" in namespace "${namespace}"`); }
    }
  },
};
