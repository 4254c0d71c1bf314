import { Rule } from '../rule';
import { variableNodes } from '../shared/class-variables';

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'];

/** The outermost type is also checked by the schema of the ClusterClass. */
export const rule: Rule = {
  id: 'CCV-06',
  slug: 'schema-type',
  sentence: 'Types in the schema of a variable are object, array, string, integer, number or boolean.',
  severity: 'error',
  fix: 'write object, array, string, integer, number or boolean',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateSchema, validVariableTypes',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: object, properties: { cpus: { type: integer } } } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: object, properties: { cpus: { type: int } } } } }] }`,
  },
  check(subject) {
    for (const { path, node, depth } of variableNodes(subject.object)) {
      if (depth === 0 || typeof node.type !== 'string' || node.type === '' || TYPES.includes(node.type)) { continue; }
      subject.report([...path, 'type'], `"${node.type}" is not a type`);
    }
  },
};
