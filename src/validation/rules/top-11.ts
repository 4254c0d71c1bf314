import { Rule } from '../rule';
import { unknownClasses } from '../shared/worker-classes';

/** Nothing says what such machines look like. */
export const rule: Rule = {
  id: 'TOP-11',
  slug: 'deployment-class',
  sentence: 'The class of a MachineDeployment in a topology is one that its ClusterClass has.',
  severity: 'error',
  fix: 'choose a class that is there, or add it to spec.workers.machineDeployments of the ClusterClass',
  source: 'cluster-api v1.14.0 internal/topology/check/compatibility.go MachineDeploymentTopologiesAreValidAndDefinedInClusterClass',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general }] } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general }] } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: gpu, name: gpu }] } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general }] } }`,
  },
  check(subject) {
    for (const { path, message } of unknownClasses(subject, 'machineDeployments')) { subject.report(path, message); }
  },
};
