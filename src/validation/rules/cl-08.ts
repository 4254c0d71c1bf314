import { Rule } from '../rule';
import { fields, isUnset } from '../shared/read';
import { same } from '../shared/same';

/** These are read while a machine joins; machines that run keep what they know. */
export const rule: Rule = {
  id: 'CL-08',
  slug: 'live-network',
  sentence: 'The network and the endpoint of a cluster do not change while it lives.',
  severity: 'warning',
  fix: 'keep it, or build a new cluster and move the workloads',
  source: 'cluster-api v1.14.0: no webhook refuses it; the bootstrap provider reads it at kubeadm init and join',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { paused: true, clusterNetwork: { pods: { cidrBlocks: [10.0.0.0/16] } } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.0.0.0/16] } } }`,
  },
  bad: {
    before: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.0.0.0/16] } } }`,
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }
spec: { clusterNetwork: { pods: { cidrBlocks: [10.1.0.0/16] } } }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    const [before, after] = [subject.before, subject.object].map(object => fields(fields(object).spec));
    if (!same(before.clusterNetwork, after.clusterNetwork)) {
      subject.report(['spec', 'clusterNetwork'], 'a change reaches no node that runs, and nodes that join later disagree with them');
    }
    // The endpoint is filled in by a controller: one that is not in the files yet is no change.
    const [old, now] = [before.controlPlaneEndpoint, after.controlPlaneEndpoint];
    if (!isUnset(old) && !isUnset(now) && !same(old, now)) {
      subject.report(['spec', 'controlPlaneEndpoint'], 'a change reaches no node that runs, and the certificate of the API server does not name the new endpoint');
    }
  },
};
