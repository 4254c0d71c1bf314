import { Rule } from '../rule';
import { variableNodes, variablesOf } from '../shared/class-variables';
import { checkMetadata } from '../shared/metadata';

/** Tools read them like those of any object. */
export const rule: Rule = {
  id: 'CCV-03',
  slug: 'variable-metadata',
  sentence: 'Labels and annotations of variables and of their fields are such as an object may have.',
  severity: 'error',
  fix: 'write keys and values that Kubernetes allows',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateClusterClassVariableMetadata, validateClusterClassXVariableMetadata',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, x-metadata: { labels: { tier: compute } } } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, x-metadata: { labels: { "a b": c } } } } }] }`,
  },
  check(subject) {
    for (const { path, part } of variablesOf(subject.object)) { checkMetadata(subject, part.deprecatedV1Beta1Metadata, [...path, 'deprecatedV1Beta1Metadata']); }
    for (const { path, node, restricts } of variableNodes(subject.object)) {
      if (!restricts) { checkMetadata(subject, node['x-metadata'], [...path, 'x-metadata']); }
    }
  },
};
