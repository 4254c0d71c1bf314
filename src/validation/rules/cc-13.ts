import { Rule } from '../rule';
import { workerClasses } from '../shared/cluster-class';
import { text } from '../shared/read';
import { clustersOf, workersOf } from '../shared/topology';

/** The machines of those clusters would lose their description. */
export const rule: Rule = {
  id: 'CC-13',
  slug: 'used-classes',
  sentence: 'A class of workers stays as long as a Cluster uses it.',
  severity: 'error',
  fix: 'keep it until no cluster uses it',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validateRemovedMachineDeploymentClassesAreNotUsed, validateRemovedMachinePoolClassesAreNotUsed',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general }, { class: gpu }] } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general }] } } }`,
  },
  bad: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general }, { class: gpu }] } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: gpu, name: gpu }] } } }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    for (const kind of ['machineDeployments', 'machinePools'] as const) {
      const kept = new Set(workerClasses(subject.object, kind).map(({ part }) => part.class));
      const removed = workerClasses(subject.before, kind).flatMap(({ part }) => text(part.class) ?? []).filter(name => !kept.has(name));
      if (removed.length === 0) { continue; }
      for (const { object, namespace, name } of clustersOf(subject)) {
        for (const { part } of workersOf(object, kind)) {
          if (removed.includes(part.class)) { subject.report(['spec', 'workers', kind], `the class "${part.class}" is gone, which Cluster ${namespace}/${name} uses`); }
        }
      }
    }
  },
};
