import { Rule } from '../rule';
import { celViolations, repeated } from '../shared/cel';
import { items } from '../shared/read';

export const rule: Rule = {
  id: 'CEL-06',
  slug: 'drain-selectors',
  sentence: 'The selectors of a drain rule differ.',
  severity: 'error',
  fix: 'remove one of them',
  source: 'cluster-api v1.14.0 CRDs, x-kubernetes-validations of machines and pods',
  kinds: ['MachineDrainRule.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDrainRule
metadata: { name: skip, namespace: clusters }
spec: { drain: { behavior: Skip }, pods: [{ selector: { matchLabels: { app: a } } }, { selector: { matchLabels: { app: b } } }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDrainRule
metadata: { name: skip, namespace: clusters }
spec: { drain: { behavior: Skip }, pods: [{ selector: { matchLabels: { app: a } } }, { selector: { matchLabels: { app: a } } }] }`,
  },
  check(subject) {
    for (const { path, value } of celViolations(subject, 'unique')) {
      // Numbers and key order do not matter to CEL, so the item is named only where the texts are the same.
      const twice = repeated(items(value), item => item);
      subject.report(twice ? [...path, twice.index] : path, 'the same entry comes twice');
    }
  },
};
