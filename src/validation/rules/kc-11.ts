import { Rule } from '../rule';
import { eachWithIgnition } from '../shared/ignition';
import { called, KUBEADM_KINDS } from '../shared/kubeadm';

export const rule: Rule = {
  id: 'KC-11',
  slug: 'ignition-partitions',
  sentence: 'With Ignition partition tables are GPT.',
  severity: 'error',
  fix: 'write gpt',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateIgnition',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, diskSetup: { partitions: [{ device: /dev/sdb, layout: true, tableType: gpt }] } } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, diskSetup: { partitions: [{ device: /dev/sdb, layout: true, tableType: mbr }] } } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  check(subject) {
    eachWithIgnition(subject, ['diskSetup', 'partitions'], ({ device, tableType }, path) => {
      if (typeof tableType === 'string' && tableType !== '' && tableType !== 'gpt') { subject.report([...path, 'tableType'], `Ignition cannot write a table of type ${tableType} to ${called(device, 'device')}`); }
    });
  },
};
