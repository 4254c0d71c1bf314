import { Rule } from '../rule';
import { jsonPatchesOf } from '../shared/class-patches';

/** A value of null counts as none. */
export const rule: Rule = {
  id: 'PAT-14',
  slug: 'patch-value',
  sentence: 'A JSON patch that adds or replaces has either value or valueFrom.',
  severity: 'error',
  fix: 'set exactly one of value and valueFrom',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateJSONPatchValues',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ jsonPatches: [{ op: add, path: /spec/template/spec/folder, value: vms }] }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ jsonPatches: [{ op: add, path: /spec/template/spec/folder }] }] }] }`,
  },
  check(subject) {
    for (const { path, part } of jsonPatchesOf(subject.object)) {
      if (part.op !== 'add' && part.op !== 'replace') { continue; }
      const given = ['value', 'valueFrom'].filter(field => part[field] !== undefined && part[field] !== null);
      if (given.length !== 1) { subject.report(path, given.length === 0 ? `op ${part.op} has no value` : `op ${part.op} has both value and valueFrom`); }
    }
  },
};
