import { Rule } from '../rule';
import { variablesOf } from '../shared/class-variables';

/** A dot separates the fields of a variable, and builtin is where Cluster API keeps its own. */
export const rule: Rule = {
  id: 'CCV-02',
  slug: 'variable-name',
  sentence: 'The name of a variable has no dot and is not "builtin".',
  severity: 'error',
  fix: 'choose another name',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateClusterClassVariableName',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memoryMiB }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory.mib }] }`,
  },
  check(subject) {
    for (const { path, name } of variablesOf(subject.object)) {
      if (name === 'builtin') { subject.report([...path, 'name'], '"builtin" holds the variables of Cluster API itself'); }
      if (name.includes('.')) { subject.report([...path, 'name'], `"${name}" has a dot, which separates the fields of a variable`); }
    }
  },
};
