import { Rule } from '../rule';

const LIMIT = 63;

/** Every object of a cluster carries its name as a label. */
export const rule: Rule = {
  id: 'NAM-01',
  slug: 'cluster-name',
  sentence: 'The name of a Cluster is at most 63 characters long, because it becomes the value of a label.',
  severity: 'error',
  fix: `write at most ${LIMIT} characters`,
  source: 'cluster-api v1.14.0 core/webhooks/admission/cluster.go validate',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: production-cluster-of-the-payments-department-in-frankfurt-am-main, namespace: clusters }`,
  },
  check(subject) {
    const { name } = subject.entry;
    if (name.length > LIMIT) { subject.report(['metadata', 'name'], `"${name}" has ${name.length} characters and becomes the value of a label`); }
  },
};
