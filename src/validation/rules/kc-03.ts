import { Rule } from '../rule';
import { eachOf, KUBEADM_KINDS } from '../shared/kubeadm';

export const rule: Rule = {
  id: 'KC-03',
  slug: 'one-file',
  sentence: 'Each path is written once.',
  severity: 'error',
  fix: 'keep one of them',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfig.go validateFiles',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { files: [{ path: /etc/hosts, content: a }, { path: /etc/host.conf, content: b }] } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { files: [{ path: /etc/hosts, content: a }, { path: /etc/hosts, content: b }] } } }`,
  },
  check(subject) {
    const seen = new Map<string, number>();
    eachOf(subject, ['files'], ({ path: name }, path) => {
      if (typeof name !== 'string') { return; }
      const first = seen.get(name);
      if (first === undefined) { seen.set(name, path[path.length - 1] as number); } else { subject.report([...path, 'path'], `${name} is written by files[${first}] already`); }
    });
  },
};
