import { Rule } from '../rule';
import { called, eachOf, KUBEADM_KINDS } from '../shared/kubeadm';
import { fields, items } from '../shared/read';

export const rule: Rule = {
  id: 'KC-13',
  slug: 'disk-layout',
  sentence: 'Partitions take no more than the whole disk.',
  severity: 'error',
  fix: 'write percentages that add up to 100 at most',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateDiskSetup',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { diskSetup: { partitions: [{ device: /dev/sdb, diskLayout: [{ percentage: 60 }, { percentage: 40 }] }] } } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { diskSetup: { partitions: [{ device: /dev/sdb, diskLayout: [{ percentage: 60 }, { percentage: 50 }] }] } } } }`,
  },
  check(subject) {
    eachOf(subject, ['diskSetup', 'partitions'], ({ device, diskLayout }, path) => {
      const sum = items(diskLayout).map(part => fields(part).percentage).filter(share => typeof share === 'number').reduce((total, share) => total + share, 0);
      if (sum > 100) { subject.report([...path, 'diskLayout'], `the partitions of ${called(device, 'device')} take ${sum} %`); }
    });
  },
};
