import { Fields, fields, items } from './read';
import { Located } from './topology';

/** One of the changes that a ClusterClass makes to its templates by itself, with the selector of what it applies to. */
export interface JsonPatch extends Located {
  readonly selector: Fields;
}

/** The patches of a ClusterClass. */
export function patchesOf(clusterClass: unknown): Located[] {
  return items(fields(fields(clusterClass).spec).patches).map((part, index) => ({ path: ['spec', 'patches', index], part: fields(part) }));
}

/** The definitions of all patches. */
export function definitionsOf(clusterClass: unknown): Located[] {
  return patchesOf(clusterClass).flatMap(({ path, part }) =>
    items(part.definitions).map((definition, index) => ({ path: [...path, 'definitions', index], part: fields(definition) })));
}

/** The JSON patches of all definitions. */
export function jsonPatchesOf(clusterClass: unknown): JsonPatch[] {
  return definitionsOf(clusterClass).flatMap(({ path, part }) =>
    items(part.jsonPatches).map((patch, index) => ({ path: [...path, 'jsonPatches', index], part: fields(patch), selector: fields(part.selector) })));
}

/** Kind and version of a selector, for a message; nothing when it has none, which is the schema check's business. */
export function selectorWords({ kind, apiVersion }: Fields): string | undefined {
  return typeof kind === 'string' && typeof apiVersion === 'string' ? `${kind} of ${apiVersion}` : undefined;
}

/** Whether a selector means the template that a class refers to. Both name a version, and the texts have to be equal. */
export function selectsTemplate(selector: Fields, holder: unknown): boolean {
  const ref = fields(fields(holder).templateRef);
  return selector.kind === ref.kind && selector.apiVersion === ref.apiVersion;
}
