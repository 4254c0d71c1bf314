import { contentHash } from '../manifest/canonical';
import { MAX_NAME } from '../manifest/names';

/**
 * The name of an engine's object: `<cluster>-<part>`. A name that would be too long for a label keeps its beginning and ends in a hash, since
 * nobody types these names and a long cluster name must not be refused because of them.
 */
export function objectNameFor(cluster: string, part: string): string {
  return shortened(`${cluster}-${part}`, MAX_NAME);
}

/** Text cut to `max` characters, the last nine of them `-` and a hash of the whole. */
export function shortened(name: string, max: number): string {
  if (name.length <= max) { return name; }
  return `${name.slice(0, max - 9).replace(/[^a-z0-9]+$/, '')}-${contentHash(name)}`;
}
