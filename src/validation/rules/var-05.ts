import { Finding } from '../../api';
import { check } from '../../api/structural';
import { Rule } from '../rule';
import { reportAdvice, stepsOf } from '../shared/advice';
import { nullsIn, variableValues } from '../shared/variable-values';

/** Fields that the schema does not know are another rule. */
export const rule: Rule = {
  id: 'VAR-05',
  slug: 'variable-value',
  sentence: 'The value of a variable is such as its class allows.',
  severity: 'error',
  fix: 'write a value that the class allows',
  source: 'cluster-api v1.14.0 internal/topology/variables/cluster_variable_validation.go ValidateClusterVariable',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, variables: [{ name: memory, value: 4096 }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, minimum: 2048 } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, variables: [{ name: memory, value: "4096" }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, minimum: 2048 } } }] }`,
  },
  check(subject) {
    for (const { path, value, override, definition } of variableValues(subject)) {
      // The schema of the Cluster itself asks for a value.
      if (override || !definition || value === undefined || value === null) { continue; }
      const found: Finding[] = [];
      check(value, definition.schema, found, false);
      for (const finding of found) { reportAdvice(subject, [...path, 'value', ...stepsOf(finding.path)], finding.message); }
      for (const at of nullsIn(value, definition.schema)) { subject.report([...path, 'value', ...at], 'null is no value here', 'write a value, or leave the field out'); }
    }
  },
};
