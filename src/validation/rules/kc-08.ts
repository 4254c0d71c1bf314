import { Rule } from '../rule';
import { eachWithIgnition } from '../shared/ignition';
import { called, KUBEADM_KINDS } from '../shared/kubeadm';

export const rule: Rule = {
  id: 'KC-08',
  slug: 'ignition-users',
  sentence: 'With Ignition no user is inactive.',
  severity: 'error',
  fix: 'leave the user out',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateIgnition',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, users: [{ name: ops }] } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, users: [{ name: ops, inactive: true }] } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  check(subject) {
    eachWithIgnition(subject, ['users'], ({ name, inactive }, path) => {
      if (inactive === true) { subject.report([...path, 'inactive'], `Ignition cannot make ${called(name, 'user')} inactive`); }
    });
  },
};
