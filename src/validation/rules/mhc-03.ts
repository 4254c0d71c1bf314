import { Rule } from '../rule';
import { CLUSTER_NAME } from '../shared/clusters';
import { manifest } from '../shared/examples';
import { fields, text } from '../shared/read';

export const rule: Rule = {
  id: 'MHC-03',
  slug: 'health-check-cluster',
  sentence: 'The selector of a MachineHealthCheck names no other cluster than its own.',
  severity: 'error',
  fix: 'write the same name as in clusterName, or leave the label out',
  source: 'cluster-api v1.14.0 core/webhooks/admission/machinehealthcheck.go validate',
  kinds: ['MachineHealthCheck.cluster.x-k8s.io'],
  good: { manifests: manifest('MachineHealthCheck', 'general', `{ clusterName: prod, selector: { matchLabels: { ${CLUSTER_NAME}: prod } } }`) },
  bad: { manifests: manifest('MachineHealthCheck', 'general', `{ clusterName: prod, selector: { matchLabels: { ${CLUSTER_NAME}: staging } } }`) },
  check(subject) {
    const { selector, clusterName } = fields(fields(subject.object).spec);
    const selected = fields(fields(selector).matchLabels)[CLUSTER_NAME];
    if (typeof selected === 'string' && text(clusterName) !== undefined && selected !== clusterName) {
      subject.report(['spec', 'selector', 'matchLabels', CLUSTER_NAME], `"${selected}" is not the cluster "${clusterName}"`);
    }
  },
};
