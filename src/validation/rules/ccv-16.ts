import { Rule } from '../rule';
import { variableNodes } from '../shared/class-variables';
import { KEYWORDS } from '../shared/variable-schema';

/** Below the outermost level nothing refuses such a keyword; it is lost without a word. At that level the schema check finds it. */
export const rule: Rule = {
  id: 'CCV-16',
  slug: 'lost-keyword',
  sentence: 'The schema of a variable has only keywords that Cluster API reads.',
  severity: 'warning',
  fix: 'remove it',
  source: 'cluster-api v1.14.0 api/core/v1beta2 JSONSchemaProps',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: object, properties: { cpus: { type: integer, minimum: 1 } } } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: object, properties: { cpus: { type: integer, nullable: true } } } } }] }`,
  },
  check(subject) {
    for (const { path, node, depth } of variableNodes(subject.object)) {
      for (const keyword of depth > 0 ? Object.keys(node) : []) {
        if (!Object.hasOwn(KEYWORDS, keyword)) { subject.report([...path, keyword], `Cluster API does not read ${keyword}`); }
      }
    }
  },
};
