import { Rule } from '../rule';
import { patchesOf } from '../shared/class-patches';

/** Reports and variables name patches. */
export const rule: Rule = {
  id: 'PAT-01',
  slug: 'patch-name',
  sentence: 'Patches of a class have names of their own, and none is called "inline".',
  severity: 'error',
  fix: 'choose another name',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validatePatchName',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size }, { name: network }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size }, { name: size }] }`,
  },
  check(subject) {
    const seen = new Set<unknown>();
    for (const { path, part: { name } } of patchesOf(subject.object)) {
      if (name === 'inline') { subject.report([...path, 'name'], '"inline" is what variables defined in the class itself come from'); }
      if (typeof name === 'string' && seen.has(name)) { subject.report([...path, 'name'], `"${name}" is the name of another patch`); }
      seen.add(name);
    }
  },
};
