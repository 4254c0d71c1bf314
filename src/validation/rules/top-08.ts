import { Rule } from '../rule';
import { fields } from '../shared/read';
import { topologyOf } from '../shared/topology';
import { UNCHECKED_VERSION } from '../shared/topology-update';

/** Meant for an emergency; left in Git it also lets the next mistake through. */
export const rule: Rule = {
  id: 'TOP-08',
  slug: 'unchecked-version',
  sentence: 'The checks of a topology\'s version stay switched on.',
  severity: 'warning',
  fix: `remove the annotation ${UNCHECKED_VERSION} once the upgrade is through`,
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
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters, annotations: { unsafe.topology.cluster.x-k8s.io/disable-update-version-check: "" } }
spec: { topology: { classRef: { name: edge }, version: v1.34.3 } }`,
  },
  check(subject) {
    if (topologyOf(subject.object) === undefined || !(UNCHECKED_VERSION in fields(fields(fields(subject.object).metadata).annotations))) { return; }
    subject.report(['metadata', 'annotations', UNCHECKED_VERSION], 'downgrades and skipped versions are no longer refused');
  },
};
