import { Rule } from '../rule';
import { jsonPatchesOf } from '../shared/class-patches';
import { fields, text } from '../shared/read';

/** A source of values that names none gives none. */
export const rule: Rule = {
  id: 'PAT-15',
  slug: 'patch-source',
  sentence: 'valueFrom of a JSON patch has either a template or a variable.',
  severity: 'error',
  fix: 'set exactly one of template and variable',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateJSONPatchValues',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ jsonPatches: [{ op: add, path: /spec/template/spec/folder, valueFrom: { template: vms } }] }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { patches: [{ name: size, definitions: [{ jsonPatches: [{ op: add, path: /spec/template/spec/folder, valueFrom: {} }] }] }] }`,
  },
  check(subject) {
    for (const { path, part } of jsonPatchesOf(subject.object)) {
      if ((part.op !== 'add' && part.op !== 'replace') || part.valueFrom === undefined || part.valueFrom === null) { continue; }
      const given = ['template', 'variable'].filter(field => text(fields(part.valueFrom)[field]) !== undefined);
      if (given.length !== 1) { subject.report([...path, 'valueFrom'], given.length === 0 ? 'valueFrom names neither template nor variable' : 'valueFrom names both template and variable'); }
    }
  },
};
