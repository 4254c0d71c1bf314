import { Rule } from '../rule';
import { workerClasses } from '../shared/cluster-class';
import { checkHealthCheck } from '../shared/health-check';
import { fields } from '../shared/read';

/** What a class says becomes a MachineHealthCheck, whose limits hold here already. */
export const rule: Rule = {
  id: 'CC-06',
  slug: 'class-health-check',
  sentence: 'Health checks of workers in a class have values that a MachineHealthCheck may have.',
  severity: 'error',
  fix: 'write a number or a percentage',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validateMachineHealthCheckClasses',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, healthCheck: { remediation: { maxInFlight: 20% } } }] } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { workers: { machineDeployments: [{ class: general, healthCheck: { remediation: { maxInFlight: half } } }] } }`,
  },
  check(subject) {
    for (const { path, part } of workerClasses(subject.object, 'machineDeployments')) {
      checkHealthCheck(subject, fields(part.healthCheck), [...path, 'healthCheck']);
    }
  },
};
