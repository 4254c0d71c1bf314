import { Rule } from '../rule';
import { celViolations } from '../shared/cel';
import { KUBEADM_KINDS } from '../shared/kubeadm';

export const rule: Rule = {
  id: 'CEL-04',
  slug: 'partition-type',
  sentence: 'The type of a partition is one of the known names or a GUID.',
  severity: 'error',
  fix: 'write Linux, LinuxSwap, LinuxRAID, LVM, Fat32, NTFS, LinuxExtended or a GUID',
  source: 'cluster-api v1.14.0 CRDs, x-kubernetes-validations of partitionType',
  since: '1.13',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { diskSetup: { partitions: [{ device: /dev/sdb, diskLayout: [{ percentage: 100, partitionType: LVM }] }] } } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { diskSetup: { partitions: [{ device: /dev/sdb, diskLayout: [{ percentage: 100, partitionType: '83' }] }] } } } }`,
  },
  check(subject) {
    for (const { path, value } of celViolations(subject, 'partition-type')) { subject.report(path, `"${value}" is no type of a partition`); }
  },
};
