import { firstLine } from './go-names';
import { parse } from '../../evaluate/go-template/parser';

const ACTION = /\{\{-?\s*(?!\/\*)((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^"`}]|\}(?!\}))*)\}\}/g;
const OPTIONAL_PARENTS = ['controlPlaneEndpoint', 'clusterNetwork', 'topology', 'controlPlaneRef', 'infrastructureRef'];
const UNSAFE = new RegExp(`(?<![\\w)])\\.Cluster\\.spec\\.(${OPTIONAL_PARENTS.join('|')})\\.\\w+(?:\\.\\w+)*`, 'g');

/** Why a template cannot be parsed. Functions are not judged: which ones there are depends on the release of the provider. */
export function templateFault(source: string): string | undefined {
  try {
    parse(source, () => true);
    return undefined;
  } catch (error) {
    return firstLine(error);
  }
}

/** Fields of optional parts of a Cluster that are read without asking whether the part is there, with the name of the part. */
export function unsafeFields(source: string): [string, string][] {
  const found = new Map<string, string>();
  const guarded = new Set<string>();
  for (const [, action] of source.matchAll(ACTION)) {
    const guard = /^(?:if|with)\b/.test(action) && [...action.matchAll(/\.Cluster\.spec\.(\w+)(?![\w.])/g)];
    for (const [, parent] of guard || []) { guarded.add(parent); }
    for (const [whole, parent] of action.matchAll(UNSAFE)) { if (!guarded.has(parent)) { found.set(whole, parent); } }
  }
  return [...found];
}
