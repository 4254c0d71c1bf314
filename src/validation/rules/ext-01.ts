import { Rule } from '../rule';

export const rule: Rule = {
  id: 'EXT-01',
  slug: 'runtime-gate',
  sentence: 'Runtime extensions have to be switched on in the management cluster.',
  severity: 'error',
  fix: 'set EXP_RUNTIME_SDK=true for the management cluster',
  source: 'cluster-api v1.14.0 core/webhooks/admission/extensionconfig.go validate',
  kinds: ['ExtensionConfig.runtime.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }
spec: { clientConfig: { service: { name: patches, namespace: extensions } } }`,
    featureGates: { RuntimeSDK: true },
  },
  bad: {
    manifests: `
apiVersion: runtime.cluster.x-k8s.io/v1beta2
kind: ExtensionConfig
metadata: { name: patches }
spec: { clientConfig: { service: { name: patches, namespace: extensions } } }`,
  },
  check(subject) {
    if (!subject.target.featureGates.RuntimeSDK) { subject.report([], 'the feature gate RuntimeSDK is off'); }
  },
};
