import { ClassPatch } from './class-patch';
import { differences } from './difference';
import { operationsOf, Report } from './operations';
import { PatchDraft, TargetOperation } from './patch-list';
import { fieldOf } from './paths';
import { Target } from './render';
import { placeholdersIn, withSamples } from './samples';

/** The operations that make of the class's templates those of an alternative. */
export function alternativeDraft(patch: ClassPatch, base: readonly Target[], other: readonly Target[], line: (text: string) => void): PatchDraft {
  const reportOf = ({ template, role }: Target): Report => ({ of: `${template.kind} (${role})`, line });
  const operations = base.flatMap((target, index) => differences(target.template.spec, other[index].template.spec, '/spec')
    .flatMap(({ path, value }): TargetOperation[] => {
      const before = valueAt(target.template.spec, path);
      if (placeholdersIn(before).some(({ guards }) => guards.length > 0)) {
        line(`CLS-04 optional-variable: patch "${patch.name}" changes ${fieldOf(path)} of ${target.template.kind} (${target.role}), where a cluster may leave a variable out; give the variable a default.`);
        return [];
      }
      const at = { target, guards: [], placeholders: [] };
      if (value === undefined) { return [{ ...at, operation: { op: 'remove', path } }]; }
      const inner = operationsOf(value, path, reportOf(target)).map(operation => ({ target, ...operation }));
      // A value that is set as a whole needs nothing before it.
      if (inner.some(({ operation, guards }) => operation.path === path && guards.length === 0)) { return inner; }
      const sample = withSamples(value);
      return [...sample === undefined ? [] : [{ ...at, operation: { op: 'add' as const, path, value: sample } }], ...inner];
    }));
  if (operations.length === 0) { line(`CLS-07 empty-patch: patch "${patch.name}" changes no template; what the alternative says differently belongs to each cluster, or is the same.`); }
  return { name: patch.name, condition: patch._condition, operations };
}

/** Patches that may both be on and change one place: the later would undo the earlier. */
export function overlaps(patches: readonly { readonly patch: ClassPatch; readonly draft: PatchDraft }[]): string[] {
  return patches.flatMap(({ patch, draft }, index) => patches.slice(index + 1).flatMap(later => {
    if (patch._variable === later.patch._variable && patch._condition !== later.patch._condition) { return []; }
    const touches = (one: TargetOperation) => (other: TargetOperation) =>
      one.target === other.target && within(one.operation.path, other.operation.path);
    const hit = draft.operations.find(one => later.draft.operations.some(touches(one)));
    return hit ? [`CLS-06 patches-overlap: patches "${patch.name}" and "${later.patch.name}" both change ${fieldOf(hit.operation.path)} of ${hit.target.template.kind} (${hit.target.role}), and a cluster may have both; choose by one text variable with ClassPatch.whenEquals.`] : [];
  }));
}

function within(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

function valueAt(spec: any, path: string): unknown {
  return path.split('/').slice(2).reduce((found, segment) => found?.[segment.replace(/~1/g, '/').replace(/~0/g, '~')], spec);
}
