import { canonicalHash, contentHash } from './canonical';

/** Kubernetes names that become label values or host names end here. */
export const MAX_NAME = 63;

const HASH_LENGTH = 8;

/** `<cluster>-<part>`, refused when longer than Kubernetes allows. `object` says whose name it is. */
export function joinName(object: string, cluster: string, part: string): string {
  return checkedName(object, `${cluster}-${part}`, MAX_NAME);
}

/** The stem of an immutable object's name: it must leave room for `-` and the hash. */
export function templateStem(object: string, cluster: string, part: string): string {
  return checkedName(object, `${cluster}-${part}`, MAX_NAME - HASH_LENGTH - 1);
}

/** `<stem>-<hash of the spec>`; the spec is canonical. */
export function templateName(stem: string, spec: unknown, rolloutToken?: string): string {
  return `${stem}-${canonicalHash(spec, rolloutToken)}`;
}

/** Text cut to `max` characters, the last nine of them `-` and a hash of the whole. */
export function shortened(name: string, max: number): string {
  if (name.length <= max) { return name; }
  return `${name.slice(0, max - 9).replace(/[^a-z0-9]+$/, '')}-${contentHash(name)}`;
}

function checkedName(object: string, name: string, max: number): string {
  if (name.length > max) {
    throw new Error(`${object}: the name "${name}" has ${name.length} characters; at most ${max} are allowed; shorten the cluster or the pool name.`);
  }
  return name;
}
