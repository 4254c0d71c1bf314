import { Rule } from '../rule';
import { autoscalerAnnotation } from '../shared/autoscaled';
import { workersOf } from '../shared/topology';

/** Two owners of one number would undo each other's work for ever. */
export const rule: Rule = {
  id: 'TOP-18',
  slug: 'autoscaled-replicas',
  sentence: 'A MachineDeployment in a topology has replicas or autoscaler annotations, not both.',
  severity: 'error',
  fix: 'remove replicas; the autoscaler sets the number',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateAutoscalerAnnotationsForCluster',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec:
  topology:
    classRef: { name: edge }
    workers: { machineDeployments: [{ class: general, name: general, metadata: { annotations: { cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size: "1" } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec:
  topology:
    classRef: { name: edge }
    workers: { machineDeployments: [{ class: general, name: general, replicas: 3, metadata: { annotations: { cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size: "1" } } }] }`,
  },
  check(subject) {
    for (const { path, part } of workersOf(subject.object, 'machineDeployments')) {
      const annotation = autoscalerAnnotation(part.metadata);
      if (typeof part.replicas === 'number' && annotation !== undefined) {
        subject.report([...path, 'replicas'], `replicas ${part.replicas} stands beside the annotation ${annotation}`);
      }
    }
  },
};
