import { Rule } from '../rule';
import { jsonPatchesOf } from '../shared/class-patches';

/** What stands where in a list may differ from cluster to cluster. A key of a map that is a number is taken for an index too. */
export const rule: Rule = {
  id: 'PAT-13',
  slug: 'patch-index',
  sentence: 'A JSON patch reaches into a list only to add at its beginning or end.',
  severity: 'error',
  fix: 'write 0 or - with op add, or patch the whole list',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateIndexAccess',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ jsonPatches: [{ op: add, path: /spec/template/spec/files/-, value: {} }] }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ jsonPatches: [{ op: replace, path: /spec/template/spec/files/2, value: {} }] }] }] }`,
  },
  check(subject) {
    for (const { path, part: { op, path: pointer } } of jsonPatchesOf(subject.object)) {
      if (typeof pointer !== 'string' || !['add', 'replace', 'remove'].includes(op)) { continue; }
      const index = pointer.split('/').find(step => /^[+-]?\d+$/.test(step) && (op !== 'add' || Number(step) !== 0));
      if (index !== undefined) { subject.report([...path, 'path'], `op ${op} names the index ${index} in "${pointer}"`); }
    }
  },
};
