import { Rule } from '../rule';
import { eachWithIgnition } from '../shared/ignition';
import { KUBEADM_KINDS } from '../shared/kubeadm';
import { text } from '../shared/read';

export const rule: Rule = {
  id: 'KC-12',
  slug: 'ignition-filesystems',
  sentence: 'With Ignition file systems neither replace others nor name partitions.',
  severity: 'error',
  fix: 'name the partition in device',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateIgnition',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, diskSetup: { filesystems: [{ device: /dev/sdb1, filesystem: ext4, label: data }] } } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { format: ignition, diskSetup: { filesystems: [{ device: /dev/sdb, filesystem: ext4, label: data, replaceFS: ntfs }] } } } }`,
    featureGates: { KubeadmBootstrapFormatIgnition: true },
  },
  check(subject) {
    eachWithIgnition(subject, ['diskSetup', 'filesystems'], (filesystem, path) => {
      for (const field of ['replaceFS', 'partition']) {
        if (text(filesystem[field]) !== undefined) { subject.report([...path, field], `Ignition has no ${field}`); }
      }
    });
  },
};
