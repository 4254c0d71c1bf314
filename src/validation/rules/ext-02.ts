import { Rule } from '../rule';
import { fields, isUnset } from '../shared/read';

export const rule: Rule = {
  id: 'EXT-02',
  slug: 'one-address',
  sentence: 'An extension is reached by URL or by Service.',
  severity: 'error',
  fix: 'set one of url and service',
  source: 'cluster-api v1.14.0 core/webhooks/admission/extensionconfig.go validate',
  kinds: ['ExtensionConfig.runtime.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }
spec: { clientConfig: { service: { name: patches, namespace: extensions } } }`,
  },
  bad: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }
spec: { clientConfig: { service: { name: patches, namespace: extensions }, url: https://patches.example.com } }`,
  },
  check(subject) {
    const { clientConfig } = fields(fields(subject.object).spec);
    const given = ['url', 'service'].filter(field => fields(clientConfig)[field] !== '' && !isUnset(fields(clientConfig)[field]));
    if (given.length !== 1) { subject.report(['spec', 'clientConfig'], given.length === 0 ? 'neither url nor service is set' : 'url and service are both set'); }
  },
};
