import { Rule } from '../rule';
import { discoversVariables, variablesOf } from '../shared/class-variables';
import { classOf } from '../shared/topology';
import { variableValues } from '../shared/variable-values';

/** Usually a typo, or a variable of another class. */
export const rule: Rule = {
  id: 'VAR-02',
  slug: 'unknown-variable',
  sentence: 'A topology sets only variables that its class defines.',
  severity: 'error',
  fix: 'correct the name, or define the variable in the class',
  source: 'cluster-api v1.14.0 internal/topology/variables/cluster_variable_validation.go validateClusterVariables',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, variables: [{ name: memory, value: 4096 }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, minimum: 2048 } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, variables: [{ name: memroy, value: 4096 }] } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, minimum: 2048 } } }] }`,
  },
  check(subject) {
    const clusterClass = classOf(subject.set, subject.object);
    if (!clusterClass || discoversVariables(clusterClass)) { return; }
    for (const { path, name, definition } of variableValues(subject)) {
      if (definition) { continue; }
      const known = variablesOf(clusterClass).map(variable => variable.name);
      subject.report([...path, 'name'], `the class defines no variable "${name}", ${known.length > 0 ? `only ${known.join(', ')}` : 'and none at all'}`);
    }
  },
};
