import { Rule } from '../rule';
import { unknownClasses } from '../shared/worker-classes';

/** Nothing says what such machines look like. */
export const rule: Rule = {
  id: 'TOP-13',
  slug: 'pool-class',
  sentence: 'The class of a MachinePool in a topology is one that its ClusterClass has.',
  severity: 'error',
  fix: 'choose a class that is there, or add it to spec.workers.machinePools of the ClusterClass',
  source: 'cluster-api v1.14.0 internal/topology/check/compatibility.go MachinePoolTopologiesAreValidAndDefinedInClusterClass',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machinePools: [{ class: spot, name: spot }] } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machinePools: [{ class: spot }] } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machinePools: [{ class: spot, name: spot }] } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: spot }] } }`,
  },
  check(subject) {
    for (const { path, message } of unknownClasses(subject, 'machinePools')) { subject.report(path, message); }
  },
};
