import { createHash } from 'crypto';
import { TemplateEngine, TemplateError } from './go-template';
import { fromJson } from './go-template/value';

/** The letters and digits of Kubernetes' random suffixes: none that make words. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';
const RANDOM_LENGTH = 5;
const LONGEST = 63;

const engine = new TemplateEngine({}, 'error');

/**
 * Five characters in the place of a random suffix. They follow from what the object is (cluster, role, pool) and from nothing it contains, so the
 * object keeps its name from one rendering to the next, whatever is edited.
 */
export function standIn(...identity: readonly (string | undefined)[]): string {
  const digest = createHash('sha256').update(JSON.stringify(identity.map(part => part ?? ''))).digest();
  return [...digest.subarray(0, RANDOM_LENGTH)].map(byte => ALPHABET[byte % ALPHABET.length]).join('');
}

/** A prefix with a suffix; a long prefix is cut so that the name has 63 characters. */
export function simpleName(prefix: string, suffix: string): string {
  return prefix.slice(0, LONGEST - RANDOM_LENGTH) + suffix;
}

/**
 * A name by a naming template. A name of more than 63 characters is cut and ends in the suffix.
 *
 * @throws TemplateError when the template names what does not exist
 */
export function templateName(template: string, data: { readonly [name: string]: unknown }, suffix: string): string {
  const name = engine.render(template, fromJson({ ...data, random: suffix }));
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)) {
    throw new TemplateError(`the name "${name}" has characters that no object name may have`);
  }
  return name.length > LONGEST ? name.slice(0, LONGEST - RANDOM_LENGTH) + suffix : name;
}
