import { groupOf, isTemplate } from './kinds';

/** File of templates that the program does not have any more and machines may still need. */
export const PREVIOUS = 'previous-templates.yaml';

/** What lay in a folder before a synthesis. */
export interface Before {
  /** The templates in use, from all files of the folder that change or go. */
  readonly current: readonly any[];

  /** The templates that were kept. */
  readonly previous: readonly any[];
}

/** The objects in a text that a synthesis wrote. The parser takes 20 ms to load and is needed only when a file has changed. */
export function objectsIn(text: string): any[] {
  if (text === '') { return []; }
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { CORE_SCHEMA, loadAll } = require('js-yaml') as typeof import('js-yaml');
  return loadAll(text, undefined, { schema: CORE_SCHEMA }).filter(object => object !== null && typeof object === 'object');
}

/**
 * The templates to keep beside those the program has now: of each series the one that was in use before. A series is what one pool or control plane
 * goes through; of two changes in a row the second takes the place of the first. Templates come back into use with a change that is taken back.
 */
export function previousTemplates(now: readonly any[], { current, previous }: Before): any[] {
  const inUse = new Set(now.filter(isTemplate).map(identity));
  const replaced = current.filter(manifest => isTemplate(manifest) && !inUse.has(identity(manifest)));
  const seriesReplaced = new Set(replaced.map(series));
  const kept = previous.filter(manifest => !inUse.has(identity(manifest)) && !seriesReplaced.has(series(manifest)));
  return [...replaced, ...kept].sort((a, b) => (identity(a) < identity(b) ? -1 : 1));
}

function identity(manifest: any): string {
  const { name, namespace = '' } = manifest.metadata;
  return `${groupOf(manifest)} ${manifest.kind} ${namespace}/${name}`;
}

/** Names end in the hash of the content; a name without one is a series of its own. */
function series(manifest: any): string {
  return identity(manifest).replace(/-[0-9a-v]{8}$/, '');
}
