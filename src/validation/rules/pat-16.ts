import { Rule } from '../rule';
import { jsonPatchesOf } from '../shared/class-patches';
import { checkPatchTemplate } from '../shared/patch-templates';
import { fields } from '../shared/read';

/** What it makes has to be YAML, which only shows when a cluster uses it. */
export const rule: Rule = {
  id: 'PAT-16',
  slug: 'patch-template',
  sentence: 'The template of a JSON patch parses, and uses only functions that Cluster API gives it.',
  severity: 'error',
  fix: 'correct the template',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateJSONPatchValues',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ jsonPatches: [{ op: add, path: /spec/template/spec/folder, valueFrom: { template: "{{ .folder | lower }}" } }] }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ jsonPatches: [{ op: add, path: /spec/template/spec/folder, valueFrom: { template: "{{ .folder | nosuch }}" } }] }] }] }`,
  },
  check(subject) {
    for (const { path, part } of jsonPatchesOf(subject.object)) {
      if (part.op === 'add' || part.op === 'replace') { checkPatchTemplate(subject, fields(part.valueFrom).template, [...path, 'valueFrom', 'template']); }
    }
  },
};
