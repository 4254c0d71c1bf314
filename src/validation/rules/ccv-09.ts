import { Rule } from '../rule';
import { variableNodes } from '../shared/class-variables';
import { items } from '../shared/read';
import { checkSchemaValue } from '../shared/schema-values';

/** They tell users what to write. */
export const rule: Rule = {
  id: 'CCV-09',
  slug: 'variable-example',
  sentence: 'Examples and allowed values meet the schema they stand in.',
  severity: 'error',
  fix: 'write a value that meets the schema',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateSchema',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: string, enum: [small, large], example: small } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: string, enum: [small, 1] } } }] }`,
  },
  check(subject) {
    for (const { path, node } of variableNodes(subject.object)) {
      if (node.example !== undefined && node.example !== null) { checkSchemaValue(subject, node, node.example, [...path, 'example'], false); }
      items(node.enum).forEach((value, index) => {
        if (value !== null) { checkSchemaValue(subject, node, value, [...path, 'enum', index], false); }
      });
    }
  },
};
