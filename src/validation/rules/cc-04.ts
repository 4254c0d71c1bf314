import { Rule } from '../rule';
import { workerClasses } from '../shared/cluster-class';
import { fields } from '../shared/read';
import { checkRollingUpdate } from '../shared/rolling-update';

/** Machines are replaced by adding one first or by removing one first; both must not be forbidden. */
export const rule: Rule = {
  id: 'CC-04',
  slug: 'class-rollout',
  sentence: 'A rolling update in a class counts in numbers or percentages, and lets at least one machine be added or removed.',
  severity: 'error',
  fix: 'write for example maxSurge: 1',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validateClusterClassRollout',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25% } } } }] } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, rollout: { strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: "1" } } } }] } }`,
  },
  check(subject) {
    for (const { path, part } of workerClasses(subject.object, 'machineDeployments')) {
      checkRollingUpdate(subject, fields(part.rollout).strategy, [...path, 'rollout', 'strategy']);
    }
  },
};
