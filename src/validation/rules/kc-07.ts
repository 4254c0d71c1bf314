import { Rule } from '../rule';
import { KUBEADM_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { isUnset } from '../shared/read';

export const rule: Rule = {
  id: 'KC-07',
  slug: 'ignition-format',
  sentence: 'Options of Ignition go with its format.',
  severity: 'error',
  fix: 'set format to ignition',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateIgnition',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, ignition: { containerLinuxConfig: { strict: true } } } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { ignition: { containerLinuxConfig: { strict: true } } } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    if (isUnset(part.ignition) || part.format === 'ignition') { return; }
    subject.report([...path, 'ignition'], `format is ${typeof part.format === 'string' ? part.format : 'cloud-config'}`);
  },
};
