import { Rule } from '../rule';
import { patchesOf } from '../shared/class-patches';

/** A patch is written here or computed elsewhere. */
export const rule: Rule = {
  id: 'PAT-02',
  slug: 'patch-form',
  sentence: 'A patch has either definitions or an external extension.',
  severity: 'error',
  fix: 'set exactly one of definitions and external',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validatePatchDefinitions',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, enabledIf: "true" }] }`,
  },
  check(subject) {
    for (const { path, part } of patchesOf(subject.object)) {
      const given = ['definitions', 'external'].filter(field => part[field] !== undefined && part[field] !== null);
      if (given.length !== 1) { subject.report(path, given.length === 0 ? 'the patch has neither definitions nor external' : 'the patch has both definitions and external'); }
    }
  },
};
