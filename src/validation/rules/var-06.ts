import { checkStructural } from '../../api/structural';
import { Rule } from '../rule';
import { reportAdvice, stepsOf } from '../shared/advice';
import { meetsSchema, variableValues } from '../shared/variable-values';

/** Nothing in the class would read it. */
export const rule: Rule = {
  id: 'VAR-06',
  slug: 'variable-field',
  sentence: 'The value of a variable has only fields that its class knows.',
  severity: 'error',
  fix: 'remove the field, or add it to the schema of the variable',
  source: 'cluster-api v1.14.0 internal/topology/variables/cluster_variable_validation.go validateUnknownFields',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, variables: [{ name: vm, value: { memory: 4096 } }] } }
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
spec: { topology: { classRef: { name: edge }, variables: [{ name: vm, value: { memory: 4096, disk: 20 } }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: vm, required: true, schema: { openAPIV3Schema: { type: object, required: [memory], properties: { cpus: { type: integer }, memory: { type: integer } } } } }] }`,
  },
  check(subject) {
    for (const value of variableValues(subject)) {
      // Upstream looks at the fields only of what meets the schema otherwise.
      if (value.override || !value.definition || value.value === null || !meetsSchema(value)) { continue; }
      for (const { path, message } of checkStructural(value.value, value.definition.schema)) { reportAdvice(subject, [...value.path, 'value', ...stepsOf(path)], message); }
    }
  },
};
