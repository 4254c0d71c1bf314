import { checkCel } from '../cel/schema-rules';
import { Rule } from '../rule';
import { meetsSchema, variableValues } from '../shared/variable-values';

/** Rules about changes compare with the value before, in the same list. */
export const rule: Rule = {
  id: 'VAR-07',
  slug: 'variable-rule',
  sentence: 'The value of a variable meets the CEL rules of its class.',
  severity: 'error',
  fix: 'write a value that meets the rule',
  source: 'cluster-api v1.14.0 internal/topology/variables/cluster_variable_validation.go ValidateClusterVariable, x-kubernetes-validations',
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
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, x-kubernetes-validations: [{ rule: self % 1024 == 0, message: memory comes in GiB }] } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, variables: [{ name: memory, value: 5000 }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, x-kubernetes-validations: [{ rule: self % 1024 == 0, message: memory comes in GiB }] } } }] }`,
  },
  check(subject) {
    for (const value of variableValues(subject)) {
      if (!value.definition || !meetsSchema(value)) { continue; }
      for (const { path, rule: text, message, failure } of checkCel(value.value, value.definition.schema, value.before).violations) {
        subject.report([...value.path, 'value', ...path], failure ? `the rule ${text} cannot be evaluated: ${failure}` : message ? `the class says: ${message}` : `the value does not meet ${text}`);
      }
    }
  },
};
