import { Rule } from '../rule';
import { fields } from '../shared/read';
import { checkRollingUpdate } from '../shared/rolling-update';
import { workersOf } from '../shared/topology';

/** Machines are replaced by adding one first or by removing one first; both must not be forbidden. */
export const rule: Rule = {
  id: 'TOP-15',
  slug: 'topology-rollout',
  sentence: 'A rolling update in a topology counts in numbers or percentages, and lets at least one machine be added or removed.',
  severity: 'error',
  fix: 'write for example maxSurge: 1',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateTopologyRollout',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec:
  topology:
    classRef: { name: edge }
    workers: { machineDeployments: [{ class: general, name: general, rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25%, maxUnavailable: 0 } } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec:
  topology:
    classRef: { name: edge }
    workers: { machineDeployments: [{ class: general, name: general, rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } } }] }`,
  },
  check(subject) {
    for (const { path, part } of workersOf(subject.object, 'machineDeployments')) {
      checkRollingUpdate(subject, fields(part.rollout).strategy, [...path, 'rollout', 'strategy']);
    }
  },
};
