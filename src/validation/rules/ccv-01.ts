import { Rule } from '../rule';
import { variablesOf } from '../shared/class-variables';

/** The second definition would hide the first. */
export const rule: Rule = {
  id: 'CCV-01',
  slug: 'variable-names',
  sentence: 'Variables of a class have names of their own.',
  severity: 'error',
  fix: 'choose another name',
  source: 'cluster-api v1.14.0 internal/topology/variables/clusterclass_variable_validation.go validateClusterClassVariableNamesUnique',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: cpus }, { name: memory }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory }, { name: memory }] }`,
  },
  check(subject) {
    const seen = new Set<string>();
    for (const { path, name } of variablesOf(subject.object)) {
      if (name !== '' && seen.has(name)) { subject.report([...path, 'name'], `"${name}" is the name of another variable`); }
      seen.add(name);
    }
  },
};
