import { Rule } from '../rule';
import { fields, text } from '../shared/read';

export const rule: Rule = {
  id: 'EXT-03',
  slug: 'extension-url',
  sentence: 'The URL of an extension is an HTTPS URL.',
  severity: 'error',
  fix: 'write for example https://patches.example.com',
  source: 'cluster-api v1.14.0 core/webhooks/admission/extensionconfig.go validate',
  kinds: ['ExtensionConfig.runtime.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }
spec: { clientConfig: { url: https://patches.example.com } }`,
  },
  bad: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }
spec: { clientConfig: { url: http://patches.example.com } }`,
  },
  check(subject) {
    const { url } = fields(fields(fields(subject.object).spec).clientConfig);
    if (text(url) !== undefined && !/^https:\/\/[^\s/?#]/i.test(url)) { subject.report(['spec', 'clientConfig', 'url'], `"${url}" does not begin with https:// and a host`); }
  },
};
