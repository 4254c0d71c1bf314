import { Rule } from '../rule';
import { checkMetadata } from '../shared/metadata';
import { fields } from '../shared/read';

export const rule: Rule = {
  id: 'KC-23',
  slug: 'config-metadata',
  sentence: 'Labels and annotations of kubeadm configurations are such as an object may have.',
  severity: 'error',
  fix: 'write keys and values that Kubernetes allows',
  source: 'cluster-api v1.14.0 bootstrap/kubeadm/webhooks/admission/kubeadmconfigtemplate.go',
  kinds: ['KubeadmConfigTemplate.bootstrap.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { metadata: { labels: { env: production } } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { metadata: { labels: { env: a b } } } }`,
  },
  check(subject) {
    checkMetadata(subject, fields(fields(fields(subject.object).spec).template).metadata, ['spec', 'template', 'metadata']);
  },
};
