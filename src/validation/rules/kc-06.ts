import { Rule } from '../rule';
import { KUBEADM_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { isUnset } from '../shared/read';

export const rule: Rule = {
  id: 'KC-06',
  slug: 'ignition-gate',
  sentence: 'Ignition has to be switched on in the management cluster.',
  severity: 'error',
  fix: 'set EXP_KUBEADM_BOOTSTRAP_FORMAT_IGNITION=true for the management cluster',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateIgnition',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition } } }`,
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    if (subject.target.featureGates.KubeadmBootstrapFormatIgnition) { return; }
    if (part.format === 'ignition') { subject.report([...path, 'format'], 'the feature gate KubeadmBootstrapFormatIgnition is off'); }
    if (!isUnset(part.ignition)) { subject.report([...path, 'ignition'], 'the feature gate KubeadmBootstrapFormatIgnition is off'); }
  },
};
