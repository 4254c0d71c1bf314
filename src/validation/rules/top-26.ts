import { Rule } from '../rule';
import { groupsOf } from '../shared/topology';

/** The schema has no lower limit, and no controller has a use for such a number. */
export const rule: Rule = {
  id: 'TOP-26',
  slug: 'topology-replicas',
  sentence: 'Replicas in a topology are 0 or more.',
  severity: 'error',
  fix: 'write 0 or more',
  source: 'cluster-api v1.14.0 Cluster schema: replicas has no minimum',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general, replicas: 0 }] } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general, replicas: -1 }] } } }`,
  },
  check(subject) {
    for (const { path, part } of groupsOf(subject.object)) {
      if (typeof part.replicas === 'number' && part.replicas < 0) { subject.report([...path, 'replicas'], `${part.replicas} is not a number of machines`); }
    }
  },
};
