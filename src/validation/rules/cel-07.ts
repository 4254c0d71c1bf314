import { Rule } from '../rule';
import { celViolations } from '../shared/cel';

/** Rules that use what the evaluator does not know are not judged. */
export const rule: Rule = {
  id: 'CEL-07',
  slug: 'schema-rule',
  sentence: 'An object meets the CEL rules that its CRD carries.',
  severity: 'error',
  fix: 'write a value for which the rule is true',
  source: 'x-kubernetes-validations of the CRD of the kind',
  kinds: ['*'],
  good: {
    manifests: `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: { name: prod, namespace: clusters }
spec: { version: v1.34.3 }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: prod-general, namespace: clusters }
spec:
  template:
    spec:
      taints:
        - { key: a-key-whose-name-after-the-slash-is-longer-than-sixty-three-characters, effect: NoSchedule, propagation: Always }`,
    capiVersion: 'v1.12',
  },
  check(subject) {
    for (const { path, rule: text, message, failure } of celViolations(subject, 'other')) {
      if (failure !== undefined) {
        subject.report(path, `the rule ${text} has no result because ${failure}`, 'set what it reads');
      } else {
        subject.report(path, message ?? `the value does not meet the rule ${text}`, message === undefined ? 'write a value for which it is true' : `the rule is ${text}`);
      }
    }
  },
};
