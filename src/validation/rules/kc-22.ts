import { Rule } from '../rule';
import { fields } from '../shared/read';
import { changedPaths, same } from '../shared/same';

/** The API server accepts it and nothing is rolled out. */
export const rule: Rule = {
  id: 'KC-22',
  slug: 'bootstrap-edited',
  sentence: 'A changed template of kubeadm configurations has a new name.',
  severity: 'warning',
  fix: 'give the template a new name and refer to it, so that machines are replaced',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfigtemplate.go, which does not look at updates',
  kinds: ['KubeadmConfigTemplate.bootstrap.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { verbosity: 2 } } }`,
    before: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { verbosity: 2 } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { verbosity: 5 } } }`,
    before: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { verbosity: 2 } } }`,
  },
  check(subject) {
    if (subject.before === undefined) { return; }
    const [old, now] = [subject.before, subject.object].map(object => fields(fields(object).spec).template);
    if (same(old, now)) { return; }
    const [path] = changedPaths(old, now);
    subject.report(['spec', 'template', ...path ?? []], 'existing machines keep the old configuration, and machines made later silently get the new one');
  },
};
