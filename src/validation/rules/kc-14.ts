import { Rule } from '../rule';
import { KUBEADM_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { fields, isUnset } from '../shared/read';

export const rule: Rule = {
  id: 'KC-14',
  slug: 'discovery-user',
  sentence: 'Discovery by kubeconfig authenticates in one way.',
  severity: 'error',
  fix: 'remove authProvider or exec',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go Validate',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { joinConfiguration: { discovery: { file: { kubeConfigPath: /etc/discovery.conf, kubeConfig: { user: { exec: { command: token } } } } } } } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { joinConfiguration: { discovery: { file: { kubeConfigPath: /etc/discovery.conf, kubeConfig: { user: { exec: { command: token }, authProvider: { name: oidc } } } } } } } } }`,
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    const { user } = fields(fields(fields(fields(part.joinConfiguration).discovery).file).kubeConfig);
    const { authProvider, exec } = fields(user);
    if (isUnset(authProvider) || isUnset(exec)) { return; }
    subject.report([...path, 'joinConfiguration', 'discovery', 'file', 'kubeConfig', 'user'], 'authProvider and exec are both set');
  },
};
