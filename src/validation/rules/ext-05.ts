import { Rule } from '../rule';
import { fields } from '../shared/read';
import { checkSelector } from '../shared/selector';

/** Left out, it is the empty one, which selects every namespace. */
export const rule: Rule = {
  id: 'EXT-05',
  slug: 'extension-namespaces',
  sentence: 'The namespace selector of an extension is a label selector.',
  severity: 'error',
  fix: 'write matchLabels, or matchExpressions with In, NotIn, Exists or DoesNotExist',
  source: 'cluster-api v1.14.0 core/webhooks/admission/extensionconfig.go validate',
  kinds: ['ExtensionConfig.runtime.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }
spec: { clientConfig: { service: { name: patches, namespace: extensions } }, namespaceSelector: { matchLabels: { env: production } } }`,
  },
  bad: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }
spec: { clientConfig: { service: { name: patches, namespace: extensions } }, namespaceSelector: { matchExpressions: [{ key: env, operator: In }] } }`,
  },
  check(subject) {
    checkSelector(subject, fields(fields(subject.object).spec).namespaceSelector, ['spec', 'namespaceSelector']);
  },
};
