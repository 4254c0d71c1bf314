import { Rule } from '../rule';
import { celViolations, repeated } from '../shared/cel';
import { KUBEADM_KINDS } from '../shared/kubeadm';
import { fields, items } from '../shared/read';

/** kubeadm itself could repeat a flag; Cluster API refuses it. */
export const rule: Rule = {
  id: 'CEL-02',
  slug: 'kubelet-args',
  sentence: 'Each argument of the kubelet is given once.',
  severity: 'error',
  fix: 'join the values in one argument, with commas',
  source: 'cluster-api v1.14.0 CRDs, x-kubernetes-validations of kubeletExtraArgs',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { joinConfiguration: { nodeRegistration: { kubeletExtraArgs: [{ name: node-labels, value: 'a=1,b=2' }] } } } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { joinConfiguration: { nodeRegistration: { kubeletExtraArgs: [{ name: node-labels, value: a=1 }, { name: node-labels, value: b=2 }] } } } } }`,
  },
  check(subject) {
    for (const { path, value } of celViolations(subject, 'unique-name')) {
      const twice = path[path.length - 1] === 'kubeletExtraArgs' && repeated(items(value), item => fields(item).name);
      if (twice) { subject.report([...path, twice.index, 'name'], `"${twice.value}" is given twice`); }
    }
  },
};
