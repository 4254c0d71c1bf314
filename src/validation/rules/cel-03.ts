import { Rule } from '../rule';
import { celViolations } from '../shared/cel';
import { KUBEADM_KINDS } from '../shared/kubeadm';

export const rule: Rule = {
  id: 'CEL-03',
  slug: 'partition-layout',
  sentence: 'A partition table says layout or diskLayout.',
  severity: 'error',
  fix: 'set one of layout and diskLayout',
  source: 'cluster-api v1.14.0 CRDs, x-kubernetes-validations of diskSetup.partitions',
  since: '1.13',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { diskSetup: { partitions: [{ device: /dev/sdb, layout: true }] } } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { diskSetup: { partitions: [{ device: /dev/sdb, layout: true, diskLayout: [{ percentage: 100 }] }] } } } }`,
  },
  check(subject) {
    for (const { path, value } of celViolations(subject, 'one-layout')) {
      subject.report(path, (value as any).layout === undefined ? 'neither layout nor diskLayout is set' : 'layout and diskLayout are both set');
    }
  },
};
