import { versionsOf } from '../../api';
import { Rule } from '../rule';

const GROUPS = ['cluster.x-k8s.io', 'bootstrap.cluster.x-k8s.io', 'controlplane.cluster.x-k8s.io', 'addons.cluster.x-k8s.io', 'ipam.cluster.x-k8s.io'];

/** The old API version is converted for now; the day it is no longer served, every file that names it is refused. */
export const rule: Rule = {
  id: 'SCH-11',
  slug: 'api-version',
  sentence: 'Objects of Cluster API are written in v1beta2.',
  severity: 'warning',
  fix: 'write v1beta2, whose fields differ in places',
  source: 'cluster-api docs/book/src/reference/versions: v1beta1 is served until v1.16',
  kinds: ['*'],
  since: '1.11',
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod, namespace: clusters }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta1
kind: Cluster
metadata: { name: prod, namespace: clusters }`,
  },
  check(subject) {
    const { group, kind, version } = subject.entry;
    if (version !== 'v1beta1' || !GROUPS.includes(group) || !versionsOf(group, kind).some(known => known.version === 'v1beta2')) { return; }
    subject.report(['apiVersion'], `${group}/v1beta1 is not served from Cluster API v1.16 on`);
  },
};
