import { Rule } from '../rule';
import { checkHealthCheck } from '../shared/health-check';
import { fields } from '../shared/read';
import { groupsOf } from '../shared/topology';

/** What a topology says becomes a MachineHealthCheck, whose limits hold here already. */
export const rule: Rule = {
  id: 'TOP-22',
  slug: 'topology-health-check',
  sentence: 'Health checks in a topology have values that a MachineHealthCheck may have.',
  severity: 'error',
  fix: 'write a number or a percentage',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateMachineHealthChecks',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { healthCheck: { checks: { nodeStartupTimeoutSeconds: 0 } } } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, controlPlane: { healthCheck: { checks: { nodeStartupTimeoutSeconds: 5 } } } } }`,
  },
  check(subject) {
    for (const { path, part } of groupsOf(subject.object)) { checkHealthCheck(subject, fields(part.healthCheck), [...path, 'healthCheck']); }
  },
};
