import { Rule } from '../rule';
import { autoscalerAnnotation } from '../shared/autoscaled';
import { workerClass } from '../shared/cluster-class';
import { fields } from '../shared/read';
import { classOf, workersOf } from '../shared/topology';

/** The class hands the number of machines to the autoscaler for everybody who uses it. */
export const rule: Rule = {
  id: 'TOP-19',
  slug: 'class-autoscaled-replicas',
  sentence: 'A MachineDeployment in a topology has no replicas where its class has autoscaler annotations.',
  severity: 'error',
  fix: 'remove replicas; the autoscaler sets the number',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateAutoscalerAnnotationsForCluster',
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
spec: { workers: { machineDeployments: [{ class: general, metadata: { annotations: { cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size: "9" } } }] } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general, replicas: 3 }] } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, metadata: { annotations: { cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size: "9" } } }] } }`,
  },
  check(subject) {
    const clusterClass = classOf(subject.set, subject.object);
    if (!clusterClass) { return; }
    for (const { path, part } of workersOf(subject.object, 'machineDeployments')) {
      const annotation = autoscalerAnnotation(fields(workerClass(clusterClass, 'machineDeployments', part.class)).metadata);
      if (typeof part.replicas === 'number' && annotation !== undefined) {
        subject.report([...path, 'replicas'], `replicas ${part.replicas} stands against the annotation ${annotation} of the class "${part.class}"`);
      }
    }
  },
};
