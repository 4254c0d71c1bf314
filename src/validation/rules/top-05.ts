import { Rule } from '../rule';
import { versionChange } from '../shared/topology-update';
import { compareCore } from '../shared/versions';

/** Kubernetes does not run on the data of a newer release. */
export const rule: Rule = {
  id: 'TOP-05',
  slug: 'topology-downgrade',
  sentence: 'The Kubernetes version of a topology is never lowered.',
  severity: 'error',
  fix: 'keep the version; to go back, restore a backup into a new cluster',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateTopologyVersionUpdate',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.34.2 } }`,
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
spec: { topology: { classRef: { name: edge }, version: v1.34.2 } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { topology: { classRef: { name: edge }, version: v1.33.5 } }`,
  },
  check(subject) {
    const change = versionChange(subject);
    if (!change || compareCore(change.after, change.before) >= 0) { return; }
    subject.report(['spec', 'topology', 'version'], `${change.texts[1]} is older than ${change.texts[0]}, which the cluster runs`);
  },
};
