import { checkStructural } from '../../api/structural';
import { Rule } from '../rule';
import { reportAdvice, stepsOf } from '../shared/advice';
import { nullsIn, variableValues } from '../shared/variable-values';

/** It takes the place of the whole variable: fields that are set for the cluster do not show through. */
export const rule: Rule = {
  id: 'VAR-08',
  slug: 'variable-override',
  sentence: 'The value of an override is complete, and such as the class allows.',
  severity: 'error',
  fix: 'write the whole value',
  source: 'cluster-api v1.14.0 internal/topology/variables/cluster_variable_validation.go ValidateMachineVariables',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general, variables: { overrides: [{ name: vm, value: { cpus: 4, memory: 8192 } }] } }] } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: vm, required: true, schema: { openAPIV3Schema: { type: object, required: [memory], properties: { cpus: { type: integer }, memory: { type: integer } } } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, workers: { machineDeployments: [{ class: general, name: general, variables: { overrides: [{ name: vm, value: { cpus: 4 } }] } }] } } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: vm, required: true, schema: { openAPIV3Schema: { type: object, required: [memory], properties: { cpus: { type: integer }, memory: { type: integer } } } } }] }`,
  },
  check(subject) {
    for (const { path, value, override, definition } of variableValues(subject)) {
      if (!override || !definition || value === undefined || value === null) { continue; }
      for (const at of nullsIn(value, definition.schema)) { subject.report([...path, 'value', ...at], 'null is no value here', 'write a value, or leave the field out'); }
      for (const finding of checkStructural(value, definition.schema)) {
        const at = [...path, 'value', ...stepsOf(finding.path)];
        if (finding.message.includes(' is missing')) {
          subject.report(at, 'the field is missing, and an override replaces the whole variable');
        } else {
          reportAdvice(subject, at, finding.message);
        }
      }
    }
  },
};
