import { Rule } from '../rule';
import { variableNodes } from '../shared/class-variables';
import { checkSchemaValue } from '../shared/schema-values';

/** A default that is refused would refuse every cluster that does not set the variable. */
export const rule: Rule = {
  id: 'CCV-08',
  slug: 'variable-default',
  sentence: 'A default meets the schema it stands in.',
  severity: 'error',
  fix: 'write a default that meets the schema',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateRootSchema; apiextensions-apiserver v0.36 schema/defaulting ValidateDefaults',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, default: 4096 } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, default: small } } }] }`,
  },
  check(subject) {
    for (const { path, node, restricts } of variableNodes(subject.object)) {
      if (!restricts && node.default !== undefined && node.default !== null) { checkSchemaValue(subject, node, node.default, [...path, 'default'], true); }
    }
  },
};
