import { Rule } from '../rule';
import { called, eachOf, KUBEADM_KINDS } from '../shared/kubeadm';
import { isUnset, text } from '../shared/read';

export const rule: Rule = {
  id: 'KC-04',
  slug: 'one-password',
  sentence: 'A user has a password here or in a Secret, not both.',
  severity: 'error',
  fix: 'remove passwd; a hash in a manifest can be read by everybody',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateUsers',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { users: [{ name: ops, passwdFrom: { secret: { name: users, key: ops } } }] } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { users: [{ name: ops, passwd: '!', passwdFrom: { secret: { name: users, key: ops } } }] } } }`,
  },
  check(subject) {
    eachOf(subject, ['users'], ({ name, passwd, passwdFrom }, path) => {
      if (text(passwd) !== undefined && !isUnset(passwdFrom)) { subject.report(path, `${called(name, 'user')} has passwd and passwdFrom`); }
    });
  },
};
