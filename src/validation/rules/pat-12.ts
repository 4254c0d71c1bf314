import { Rule } from '../rule';
import { jsonPatchesOf } from '../shared/class-patches';

/** Names and labels of the objects belong to the topology controller. */
export const rule: Rule = {
  id: 'PAT-12',
  slug: 'patch-path',
  sentence: 'A JSON patch changes something under spec.',
  severity: 'error',
  fix: 'write a path that starts with /spec/',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateJSONPatches',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ jsonPatches: [{ op: remove, path: /spec/template/spec/folder }] }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ jsonPatches: [{ op: remove, path: /metadata/labels }] }] }] }`,
  },
  check(subject) {
    for (const { path, part } of jsonPatchesOf(subject.object)) {
      // Cluster API also takes /specfoo, which leads nowhere.
      if (typeof part.path === 'string' && part.path !== '' && part.path !== '/spec' && !part.path.startsWith('/spec/')) { subject.report([...path, 'path'], `"${part.path}" is outside of /spec`); }
    }
  },
};
