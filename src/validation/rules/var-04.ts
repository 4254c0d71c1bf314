import { Rule } from '../rule';
import { variablesOf } from '../shared/class-variables';
import { fields, items } from '../shared/read';
import { classOf, topologyOf } from '../shared/topology';

/** A default of the schema counts as a value. */
export const rule: Rule = {
  id: 'VAR-04',
  slug: 'required-variable',
  sentence: 'A topology sets every variable that its class requires.',
  severity: 'error',
  fix: 'add the variable',
  source: 'cluster-api v1.14.0 internal/topology/variables/cluster_variable_validation.go validateRequiredVariables',
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
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: memory, required: true, schema: { openAPIV3Schema: { type: integer, minimum: 2048 } } }] }`,
  },
  check(subject) {
    const topology = topologyOf(subject.object);
    const clusterClass = classOf(subject.set, subject.object);
    if (!topology || !clusterClass) { return; }
    const set = new Set(items(topology.variables).map(variable => fields(variable).name));
    for (const { name, required, schema } of variablesOf(clusterClass)) {
      if (!required || set.has(name) || schema.default !== undefined) { continue; }
      subject.report(['spec', 'topology', 'variables'], `the class requires the variable "${name}"`);
    }
  },
};
