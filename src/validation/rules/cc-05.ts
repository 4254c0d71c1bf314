import { Rule } from '../rule';
import { checkHealthCheck, definesHealthCheck } from '../shared/health-check';
import { fields, isUnset } from '../shared/read';

const PATH = ['spec', 'controlPlane', 'healthCheck'];

/** Without machines of its own the control plane has nothing to check. */
export const rule: Rule = {
  id: 'CC-05',
  slug: 'class-control-plane-health',
  sentence: 'A class checks the health of control plane machines only where it has some, with values that a MachineHealthCheck may have.',
  severity: 'error',
  fix: 'add controlPlane.machineInfrastructure, or remove the health check',
  source: 'cluster-api v1.14.0 core/webhooks/admission/clusterclass.go validateMachineHealthCheckClasses',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec:
  controlPlane:
    machineInfrastructure: { templateRef: { apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: VSphereMachineTemplate, name: edge } }
    healthCheck: { checks: { nodeStartupTimeoutSeconds: 600 } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec:
  controlPlane:
    healthCheck: { checks: { nodeStartupTimeoutSeconds: 600 } }`,
  },
  check(subject) {
    const { healthCheck, machineInfrastructure } = fields(fields(fields(subject.object).spec).controlPlane);
    if (!definesHealthCheck(healthCheck)) { return; }
    checkHealthCheck(subject, fields(healthCheck), PATH);
    if (isUnset(fields(machineInfrastructure).templateRef)) { subject.report(PATH, 'the control plane of the class has no machines to check'); }
  },
};
