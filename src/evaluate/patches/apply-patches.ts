import { NotEvaluated } from '../go-template';
import { Json, KubeObject } from '../nested';
import { isEnabled, operations } from './evaluate-patch';
import { applyJsonPatch } from './json-patch';
import { PatchRole, selects } from './selector';
import { Notes, Refusal } from '../topology/notes';

/** A template that patches may change, with the variables that only it sees. */
export interface PatchTarget {
  readonly where: PatchRole;
  readonly variables: Json;
  readonly builtin: Json;
  template: KubeObject;
}

/**
 * Applies the patches of a class in their order; each sees what those before it made. Only the spec of a template changes.
 *
 * @param globals variables of the whole cluster
 * @throws Refusal when Cluster API would report an error: then it changes nothing of the cluster
 */
export function applyPatches(patches: readonly Json[], targets: readonly PatchTarget[], globals: Json, builtin: Json, notes: Notes): void {
  for (const patch of patches) {
    const where = `patch "${patch.name}"`;
    if (patch.external) {
      notes.add('unknown', where, patch.external.generatePatchesExtension
        ? `the Runtime Extension "${patch.external.generatePatchesExtension}" makes it at run time; what it changes is missing from every object.`
        : `the Runtime Extension "${patch.external.validateTopologyExtension}" validates at run time; it may refuse the result.`);
      continue;
    }
    for (const target of targets) { applyPatch(patch, target, globals, builtin, where, notes); }
  }
}

function applyPatch(patch: Json, target: PatchTarget, globals: Json, builtin: Json, where: string, notes: Notes): void {
  const definitions = (patch.definitions ?? []).filter(({ selector }: Json) => selects(selector, target.template, target.where));
  if (definitions.length === 0) { return; }
  const variables = { ...globals, ...target.variables, builtin: { ...builtin, ...target.builtin } };
  const subject = `${target.template.kind} ${target.template.metadata.name}`;
  try {
    if (!isEnabled(patch.enabledIf, variables)) { return; }
    const lists = definitions.map(({ jsonPatches }: Json) => operations(jsonPatches ?? [], variables));
    for (const list of lists) {
      if (list.length === 0) { continue; }
      target.template = { ...target.template, spec: applyJsonPatch({ spec: target.template.spec }, list).spec };
    }
  } catch (error) {
    if (error instanceof NotEvaluated) {
      notes.add('unknown', where, `${error.message}; the patch is not applied to ${subject}.`);
      return;
    }
    throw new Refusal(where, `${(error as Error).message} (${subject}).`);
  }
}
