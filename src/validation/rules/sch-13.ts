import { Rule } from '../rule';
import { checkMetadata } from '../shared/metadata';
import { fields } from '../shared/read';

/** The template itself is accepted; the objects made from it are not. Kinds whose own webhooks look at it have rules of their own. */
export const rule: Rule = {
  id: 'SCH-13',
  slug: 'template-metadata',
  sentence: 'Labels and annotations inside a template are such as an object may have.',
  severity: 'error',
  fix: 'write keys and values that Kubernetes allows',
  source: 'cluster-api v1.14.0 api/core/v1beta2/common_types.go ObjectMeta.Validate; apimachinery label and annotation syntax',
  kinds: ['*'],
  good: {
    manifests: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereMachineTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { metadata: { labels: { env: production } } } }`,
  },
  bad: {
    manifests: `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: VSphereMachineTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { metadata: { labels: { env: a b } } } }`,
  },
  check(subject) {
    const { kind, group } = subject.entry;
    if (!kind.endsWith('Template') || kind.startsWith('Kubeadm') || !group.endsWith('.cluster.x-k8s.io')) { return; }
    checkMetadata(subject, fields(fields(fields(subject.object).spec).template).metadata, ['spec', 'template', 'metadata']);
  },
};
