import { Rule } from '../rule';
import { fields } from '../shared/read';
import { classKey, topologyOf } from '../shared/topology';

const UNSAFE = 'unsafe.topology.cluster.x-k8s.io/disable-update-class-name-check';

/** The controller would create every object of the class anew beside those that run. */
export const rule: Rule = {
  id: 'CL-04',
  slug: 'adopted-topology',
  sentence: 'A Cluster that was made without a class is not given a topology later.',
  severity: 'error',
  fix: `keep the objects of the cluster as they are, or prepare them for adoption and set the annotation ${UNSAFE}`,
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateTopology',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }`,
  },
  bad: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: prod } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }`,
  },
  check(subject) {
    const { before, object } = subject;
    if (before === undefined || topologyOf(object) === undefined || classKey(before) !== undefined) { return; }
    if (UNSAFE in fields(fields(fields(object).metadata).annotations)) { return; }
    subject.report(['spec', 'topology'], 'a topology cannot be added to a Cluster that exists');
  },
};
