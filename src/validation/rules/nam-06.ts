import { Rule } from '../rule';

/** The name becomes part of the names under which handlers register. */
export const rule: Rule = {
  id: 'NAM-06',
  slug: 'extension-name',
  sentence: 'The name of an ExtensionConfig is one DNS label, without dots.',
  severity: 'error',
  fix: 'use lower-case letters, digits and dashes, at most 63',
  source: 'cluster-api v1.14.0 core/webhooks/admission/extensionconfig.go validate',
  kinds: ['ExtensionConfig.runtime.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }`,
  },
  bad: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches.example }`,
  },
  check(subject) {
    const { name } = subject.entry;
    if (name !== '' && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) { subject.report(['metadata', 'name'], `"${name}" is not a DNS label`); }
  },
};
