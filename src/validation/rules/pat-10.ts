import { Rule } from '../rule';
import { definitionsOf } from '../shared/class-patches';
import { isSelectorName, selectorNames } from '../shared/worker-selectors';

/** Names are compared by beginning or end. */
export const rule: Rule = {
  id: 'PAT-10',
  slug: 'selector-wildcard',
  sentence: 'A name of a class in a selector has at most one wildcard, at its beginning or end.',
  severity: 'error',
  fix: 'write the wildcard at the beginning or at the end',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateSelectorName',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ selector: { matchResources: { machineDeploymentClass: { names: ["gpu-*"] } } } }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ selector: { matchResources: { machineDeploymentClass: { names: ["a*b"] } } } }] }] }`,
  },
  check(subject) {
    for (const definition of definitionsOf(subject.object)) {
      for (const kind of ['machineDeployments', 'machinePools'] as const) {
        for (const { path, name } of selectorNames(definition, kind)) {
          if (!isSelectorName(name)) { subject.report(path, `"${name}" is no name with one wildcard at an end`); }
        }
      }
    }
  },
};
