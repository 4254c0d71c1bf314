import { Rule } from '../rule';
import { patchesOf } from '../shared/class-patches';
import { checkPatchTemplate } from '../shared/patch-templates';

/** Whatever else than "true" it makes later switches the patch off. */
export const rule: Rule = {
  id: 'PAT-03',
  slug: 'enabled-if',
  sentence: 'enabledIf of a patch is a Go template that parses.',
  severity: 'error',
  fix: 'correct the template',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateEnabledIf',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, enabledIf: "{{ if .big }}true{{ end }}" }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, enabledIf: "{{ if .big }" }] }`,
  },
  check(subject) {
    for (const { path, part } of patchesOf(subject.object)) { checkPatchTemplate(subject, part.enabledIf, [...path, 'enabledIf']); }
  },
};
