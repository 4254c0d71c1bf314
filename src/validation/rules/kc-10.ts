import { Rule } from '../rule';
import { KUBEADM_KINDS, kubeadmConfig } from '../shared/kubeadm';
import { items } from '../shared/read';

export const rule: Rule = {
  id: 'KC-10',
  slug: 'ignition-boot-commands',
  sentence: 'With Ignition there are no boot commands.',
  severity: 'error',
  fix: 'use preKubeadmCommands, or a systemd unit in ignition.containerLinuxConfig',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateIgnition',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, preKubeadmCommands: [hostname] } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, bootCommands: [hostname] } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  check(subject) {
    const { path, part } = kubeadmConfig(subject.entry);
    if (part.format === 'ignition' && items(part.bootCommands).length > 0) { subject.report([...path, 'bootCommands'], 'Ignition runs nothing so early'); }
  },
};
