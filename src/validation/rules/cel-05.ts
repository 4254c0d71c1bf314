import { Rule } from '../rule';
import { celViolations } from '../shared/cel';

/** A machine would be replaced because it is being replaced. */
export const rule: Rule = {
  id: 'CEL-05',
  slug: 'remediation-condition',
  sentence: 'Conditions that Cluster API sets from remediation and health do not trigger remediation.',
  severity: 'error',
  fix: 'watch a condition of the node or of the infrastructure',
  source: 'cluster-api v1.14.0 CRDs, x-kubernetes-validations of unhealthyMachineConditions[].type',
  since: '1.12',
  kinds: ['MachineHealthCheck.cluster.x-k8s.io', 'Cluster.cluster.x-k8s.io', 'ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineHealthCheck
metadata: { name: prod, namespace: clusters }
spec: { clusterName: prod, selector: { matchLabels: { a: b } }, checks: { unhealthyMachineConditions: [{ type: NodeHealthy, status: 'False', timeoutSeconds: 300 }] } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineHealthCheck
metadata: { name: prod, namespace: clusters }
spec: { clusterName: prod, selector: { matchLabels: { a: b } }, checks: { unhealthyMachineConditions: [{ type: Ready, status: 'False', timeoutSeconds: 300 }] } }`,
  },
  check(subject) {
    for (const { path, value } of celViolations(subject, 'machine-condition')) { subject.report(path, `Machine condition ${value} cannot trigger remediation`); }
  },
};
