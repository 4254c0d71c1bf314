import { Rule } from '../rule';
import { called, eachOf, KUBEADM_KINDS } from '../shared/kubeadm';
import { isUnset, text } from '../shared/read';

export const rule: Rule = {
  id: 'KC-01',
  slug: 'one-content',
  sentence: 'A file has its content here or in a Secret, not both.',
  severity: 'error',
  fix: 'remove content or contentFrom',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateFiles',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { files: [{ path: /etc/a, content: a }] } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { files: [{ path: /etc/a, content: a, contentFrom: { secret: { name: files, key: a } } }] } } }`,
  },
  check(subject) {
    eachOf(subject, ['files'], ({ path: name, content, contentFrom }, path) => {
      if (text(content) !== undefined && !isUnset(contentFrom)) { subject.report(path, `${called(name, 'file')} has content and contentFrom`); }
    });
  },
};
