import { Rule } from '../rule';
import { variableNodes } from '../shared/class-variables';
import { fields, items } from '../shared/read';

/** Lists of variables are replaced as a whole, so that nobody knows which item was which. */
export const rule: Rule = {
  id: 'CCV-14',
  slug: 'list-transition',
  sentence: 'A rule about items of a list does not compare with the value before.',
  severity: 'error',
  fix: 'move the rule to the list, or compare nothing',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateSchema, uncorrelatablePath',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: size, required: true, schema: { openAPIV3Schema: { type: integer, x-kubernetes-validations: [{ rule: self >= oldSelf }] } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: sizes, required: true, schema: { openAPIV3Schema: { type: array, items: { type: integer, x-kubernetes-validations: [{ rule: self >= oldSelf }] } } } }] }`,
  },
  check(subject) {
    for (const { path, node, list } of variableNodes(subject.object)) {
      if (!list) { continue; }
      items(node['x-kubernetes-validations']).forEach((entry, index) => {
        const text = fields(entry).rule;
        // What stands in quotes is text.
        if (typeof text === 'string' && /\boldSelf\b/.test(text.replace(/"[^"]*"|'[^']*'/g, ''))) {
          subject.report([...path, 'x-kubernetes-validations', index, 'rule'], 'the rule uses oldSelf below the items of a list');
        }
      });
    }
  },
};
