import { Rule } from '../rule';
import { autoscalerAnnotation } from '../shared/autoscaled';
import { workerClasses } from '../shared/cluster-class';
import { clustersOf, workersOf } from '../shared/topology';

/** The class would take over the number of machines from clusters that set it themselves. */
export const rule: Rule = {
  id: 'CC-15',
  slug: 'newly-autoscaled-class',
  sentence: 'A class is given autoscaler annotations only when no Cluster sets replicas for it.',
  severity: 'error',
  fix: 'remove replicas from the clusters first',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validateAutoscalerAnnotationsForClusterClass',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general }] } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, metadata: { annotations: { cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size: "1" } } }] } }
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
spec: { workers: { machineDeployments: [{ class: general }] } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, metadata: { annotations: { cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size: "1" } } }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general, replicas: 3 }] } } }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    for (const { path, part } of workerClasses(subject.object, 'machineDeployments')) {
      const annotation = autoscalerAnnotation(part.metadata);
      if (annotation === undefined) { continue; }
      for (const { object, namespace, name } of clustersOf(subject)) {
        if (workersOf(object, 'machineDeployments').some(workers => workers.part.class === part.class && typeof workers.part.replicas === 'number')) {
          subject.report([...path, 'metadata', 'annotations', annotation], `Cluster ${namespace}/${name} sets replicas for "${part.class}"`);
        }
      }
    }
  },
};
