import { MAX_NAME, shortened } from '../manifest/names';

/**
 * The name of an engine's object: `<cluster>-<part>`. A name that would be too long for a label keeps its beginning and ends in a hash, since
 * nobody types these names and a long cluster name must not be refused because of them.
 */
export function objectNameFor(cluster: string, part: string): string {
  return shortened(`${cluster}-${part}`, MAX_NAME);
}
