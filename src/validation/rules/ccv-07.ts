import { Rule } from '../rule';
import { variableNodes } from '../shared/class-variables';
import { fields } from '../shared/read';
import { isOf } from '../shared/variable-schema';

/** An object is a map or has fields of its own. */
export const rule: Rule = {
  id: 'CCV-07',
  slug: 'map-or-fields',
  sentence: 'A schema has properties or additionalProperties, not both.',
  severity: 'error',
  fix: 'keep one of properties and additionalProperties',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateSchema',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: object, additionalProperties: { type: string } } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: object, properties: { a: { type: string } }, additionalProperties: { type: string } } } }] }`,
  },
  check(subject) {
    for (const { path, node } of variableNodes(subject.object)) {
      if (isOf('schema', node.additionalProperties) && Object.keys(fields(node.properties)).length > 0) { subject.report(path, 'the object has both properties and additionalProperties'); }
    }
  },
};
