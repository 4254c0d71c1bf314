import { FunctionError, NotEvaluated } from '../../evaluate/go-template';
import { translate } from '../../evaluate/sprig/re2';
import { Rule } from '../rule';
import { variableNodes } from '../shared/class-variables';
import { firstLine } from '../shared/go-names';

/** Patterns are written in the syntax of RE2, which knows neither lookaround nor references back. */
export const rule: Rule = {
  id: 'CCV-10',
  slug: 'variable-pattern',
  sentence: 'A pattern is a regular expression of RE2.',
  severity: 'error',
  fix: 'write a pattern without lookaround and references back',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateSchema; Go regexp',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: name, required: true, schema: { openAPIV3Schema: { type: string, pattern: "^[a-z]+$" } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: name, required: true, schema: { openAPIV3Schema: { type: string, pattern: "^(?!-)[a-z]+$" } } }] }`,
  },
  check(subject) {
    for (const { path, node: { pattern } } of variableNodes(subject.object)) {
      if (typeof pattern !== 'string' || pattern === '') { continue; }
      try {
        translate(pattern);
      } catch (error) {
        if (error instanceof FunctionError && !(error instanceof NotEvaluated)) { subject.report([...path, 'pattern'], `"${pattern}" is not a pattern of RE2: ${firstLine(error)}`); }
      }
    }
  },
};
