import { Rule } from '../rule';
import { variableNodes } from '../shared/class-variables';
import { items } from '../shared/read';

/** YAML can say what JSON cannot, such as .nan and .inf. */
export const rule: Rule = {
  id: 'CCV-04',
  slug: 'json-value',
  sentence: 'Defaults, examples and allowed values of a variable can be written as JSON.',
  severity: 'error',
  fix: 'write a value of JSON',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateRootSchema, convertToAPIExtensionsJSONSchemaProps',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: number, default: 0.5 } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: number, default: .nan } } }] }`,
  },
  check(subject) {
    for (const { path, node } of variableNodes(subject.object)) {
      const values: [unknown, (string | number)[]][] = [[node.default, ['default']], [node.example, ['example']], ...items(node.enum).map((value, index): [unknown, (string | number)[]] => [value, ['enum', index]])];
      for (const [value, at] of values) {
        const wrong = notJson(value);
        if (wrong !== undefined) { subject.report([...path, ...at], `${wrong} is not a value of JSON`); }
      }
    }
  },
};

/** The first part of a value that JSON cannot express, as text. */
function notJson(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'number') { return Number.isFinite(value) ? undefined : String(value); }
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') { return `a ${typeof value}`; }
  if (typeof value !== 'object' || value === null) { return undefined; }
  if (depth > 64) { return 'a value that contains itself'; }
  for (const part of Object.values(value)) {
    const wrong = notJson(part, depth + 1);
    if (wrong !== undefined) { return wrong; }
  }
  return undefined;
}
