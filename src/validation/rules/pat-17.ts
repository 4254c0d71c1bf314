import { Rule } from '../rule';
import { BUILTIN_VARIABLES } from '../shared/builtin-variables';
import { jsonPatchesOf } from '../shared/class-patches';
import { fields, items, text } from '../shared/read';

/** Variables that an external patch discovers are unknown here, and to the webhook as well. */
export const rule: Rule = {
  id: 'PAT-17',
  slug: 'patch-variable',
  sentence: 'A JSON patch takes its value from a variable that the class defines, or from a builtin one.',
  severity: 'error',
  fix: 'define the variable in spec.variables',
  source: 'cluster-api v1.14.0 core/webhooks/admission/patch_validation.go validateJSONPatchValues, builtinVariables',
  kinds: ['ClusterClass.cluster.x-k8s.io'],
  good: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: vm }], patches: [{ name: size, definitions: [{ jsonPatches: [{ op: add, path: /spec/template/spec/folder, valueFrom: { variable: vm.folder } }] }] }] }`,
  },
  bad: {
    manifests: `
apiVersion: cluster.x-k8s.io/v1beta2
kind: ClusterClass
metadata: { name: edge, namespace: clusters }
spec: { variables: [{ name: folder }], patches: [{ name: size, definitions: [{ jsonPatches: [{ op: add, path: /spec/template/spec/folder, valueFrom: { variable: vm.folder } }] }] }] }`,
  },
  check(subject) {
    const known = new Set(items(fields(fields(subject.object).spec).variables).map(variable => fields(variable).name));
    for (const { path, part } of jsonPatchesOf(subject.object)) {
      const variable = part.op === 'add' || part.op === 'replace' ? text(fields(part.valueFrom).variable) : undefined;
      if (variable === undefined) { continue; }
      const at = [...path, 'valueFrom', 'variable'];
      if (variable.startsWith('builtin.')) {
        if (!BUILTIN_VARIABLES.has(variable)) { subject.report(at, `"${variable}" is not a builtin variable`, 'reach it in a template, or write one that is'); }
      } else if (!known.has(variable.split(/[[.]/).find(step => step !== ''))) {
        subject.report(at, `"${variable}" is not a variable of the class`);
      }
    }
  },
};
