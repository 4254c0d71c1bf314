import { Rule } from '../rule';
import { fields } from '../shared/read';
import { topologyOf } from '../shared/topology';

const CONCURRENCY = 'topology.cluster.x-k8s.io/upgrade-concurrency';

/** How many MachineDeployments are upgraded at once. */
export const rule: Rule = {
  id: 'TOP-17',
  slug: 'upgrade-concurrency',
  sentence: 'The number of MachineDeployments upgraded at once is 1 or more.',
  severity: 'error',
  fix: 'write "1" or a larger number',
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validateTopology',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters, annotations: { topology.cluster.x-k8s.io/upgrade-concurrency: "2" } }
spec: { topology: { classRef: { name: edge } } }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters, annotations: { topology.cluster.x-k8s.io/upgrade-concurrency: "0" } }
spec: { topology: { classRef: { name: edge } } }`,
  },
  check(subject) {
    const value = fields(fields(fields(subject.object).metadata).annotations)[CONCURRENCY];
    if (typeof value !== 'string' || topologyOf(subject.object) === undefined || (/^[+-]?\d+$/.test(value) && Number(value) >= 1 && Number(value) < 2 ** 63)) { return; }
    subject.report(['metadata', 'annotations', CONCURRENCY], `"${value}" is not a number of 1 or more`);
  },
};
